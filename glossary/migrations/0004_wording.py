from django.db import migrations, models

import glossary.fields


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0003_question_parts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="levelguide",
            name="years_to",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="Leave empty for “or more”.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="examples",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Two answers for training, rated 2 and 4, each with its reason.",
                verbose_name="example answers",
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="key",
            field=models.SlugField(
                help_text="Identifies the question, however it is reworded.",
                max_length=80,
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="aliases",
            field=glossary.fields.LinesField(
                blank=True,
                default=list,
                help_text="Other spellings, one per line: cGMP, K8s.",
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="certifications",
            field=glossary.fields.LinesField(
                blank=True,
                default=list,
                help_text="Only those that count in the field, one per line.",
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="checked",
            field=models.CharField(
                blank=True,
                help_text="The month the facts were checked: 2026-11.",
                max_length=7,
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="name",
            field=models.CharField(
                help_text="As written in a résumé: CRO.", max_length=80
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="say",
            field=models.CharField(
                blank=True,
                help_text="Such as see-arr-oh.",
                max_length=80,
                verbose_name="pronunciation",
            ),
        ),
        migrations.AlterField(
            model_name="term",
            name="sources",
            field=glossary.fields.LinesField(
                blank=True,
                default=list,
                help_text="Documents that back the facts, one per line.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="levelguide",
            name="level_guide_unique_level_of_term",
            constraint=models.UniqueConstraint(
                fields=("term", "level"),
                name="level_guide_unique_level_of_term",
                violation_error_message="The term already has a guide for that level. Edit that one.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="levelguide",
            name="level_guide_years_ascend",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("years_to", None),
                    ("years_to__gt", models.F("years_from")),
                    _connector="OR",
                ),
                name="level_guide_years_ascend",
                violation_error_message="The years end before they begin. Correct one of them.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="question",
            name="question_unique_key_in_term",
            constraint=models.UniqueConstraint(
                fields=("term", "key"),
                name="question_unique_key_in_term",
                violation_error_message="The term already has a question with that key. Choose another key.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="redflag",
            name="red_flag_unique_text_in_term",
            constraint=models.UniqueConstraint(
                fields=("term", "text"),
                name="red_flag_unique_text_in_term",
                violation_error_message="The term already has this red flag. Remove one of them.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="role",
            name="role_unique_title_in_industry",
            constraint=models.UniqueConstraint(
                fields=("industry", "title"),
                name="role_unique_title_in_industry",
                violation_error_message="This industry already has a role with that title. Choose another title.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="term",
            name="term_unique_slug_in_industry",
            constraint=models.UniqueConstraint(
                fields=("industry", "slug"),
                name="term_unique_slug_in_industry",
                violation_error_message="This industry already has a term with that slug. Choose another slug.",
            ),
        ),
    ]
