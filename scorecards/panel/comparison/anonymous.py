"""Candidate 1, 2, …: the order in which one reviewer reads candidates without names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import SystemRandom

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from scorecards.models import AnonymousPlace, AnonymousReading, Application, Opening
from scorecards.models.former_names import names_in_texts
from scorecards.panel.comparison.plates import Nameplate, unchanged
from scorecards.text.masking import NameMask

draw_lots = SystemRandom()


@dataclass(frozen=True)
class Progress:
    """How far one reviewer is. ``readable`` has those with something to read."""

    places: dict[int, AnonymousPlace]
    readable: set[int]

    @property
    def looked_at(self) -> int:
        return sum(bool(self.places[each].looked_at) for each in self.readable)

    @property
    def is_complete(self) -> bool:
        """Names show. Whoever comes later hides them until they were read too."""
        return 0 < len(self.readable) == self.looked_at

    def numbered(self, number: int) -> AnonymousPlace | None:
        """The place of that number, if its candidate is on the page at all."""
        numbers = {place.number: place for place in self.places.values()}
        return numbers.get(number)

    def beside(self, number: int) -> tuple[int | None, int | None]:
        """The numbers before and after this one that have something to read."""
        numbers = sorted(self.places[each].number for each in self.readable)
        before = [each for each in numbers if each < number]
        after = [each for each in numbers if each > number]
        return (before[-1] if before else None, after[0] if after else None)


def begin(opening: Opening, reviewer: User) -> AnonymousReading:
    reading, _ = AnonymousReading.objects.get_or_create(
        opening=opening, reviewer=reviewer
    )
    return reading


def progress(
    opening: Opening,
    reviewer: User,
    applications: Iterable[Application],
    readable: set[int],
) -> Progress | None:
    """None before the reviewer has begun. Two queries, more where candidates are new.

    The numbers are drawn once; whoever applies later gets the next ones, drawn too:
    in the order of their arrival they would tell who is who.
    """
    readings = AnonymousReading.objects.filter(opening=opening, reviewer=reviewer)
    reading = readings.first()
    if reading is None:
        return None
    wanted = {application.pk for application in applications}
    places = _places(reading)
    if missing := wanted - places.keys():
        _draw(reading, missing)
        places = _places(reading)
    kept = {key: place for key, place in places.items() if key in wanted}
    return Progress(kept, readable)


def anonymous_plates(
    applications: Sequence[Application],
    progress: Progress,
    address: Callable[[int], str],
) -> dict[int, Nameplate]:
    """By application. With numbers alone; with names too once all were looked at."""
    mask = NameMask(names_in_texts(applications))
    plates = {}
    for application in applications:
        place = progress.places[application.pk]
        named = progress.is_complete
        plates[application.pk] = Nameplate(
            label=f"{place}: {application.candidate}" if named else str(place),
            order=place.number,
            address=address(place.number),
            mask=unchanged if named else mask.of(application.pk),
            looked_at=bool(place.looked_at),
        )
    return plates


def look_at(place: AnonymousPlace) -> None:
    """The first time counts."""
    if place.looked_at is None:
        place.looked_at = timezone.now()
        place.save(update_fields=["looked_at"])


def _places(reading: AnonymousReading) -> dict[int, AnonymousPlace]:
    return {place.application_id: place for place in reading.places.order_by("number")}


def _draw(reading: AnonymousReading, applications: set[int]) -> None:
    with transaction.atomic():
        # The same reviewer in another window waits here, and finds nothing missing.
        AnonymousReading.objects.select_for_update().get(pk=reading.pk)
        taken = dict(reading.places.values_list("application", "number"))
        missing = sorted(applications - taken.keys())
        draw_lots.shuffle(missing)
        AnonymousPlace.objects.bulk_create(
            AnonymousPlace(reading=reading, application_id=key, number=number)
            for number, key in enumerate(
                missing, start=max(taken.values(), default=0) + 1
            )
        )
