from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("scorecards", "0049_index_scorecards_by_kit"),
    ]

    operations = [migrations.RenameField("exportjob", "sight", "visibility")]
