"""Does with a pretalx what an organiser would do in its pages.

    organise.py create events.json       makes the events of the file
    organise.py extend EVENT DEADLINE    moves the deadline of a call, given as local time
    organise.py proposals                prints what was submitted, by event, as JSON
"""

import datetime as dt
import json
import sys
from zoneinfo import ZoneInfo

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402
from pretalx.event.models import Event, Organiser  # noqa: E402
from pretalx.submission.models import Answer, AnswerOption, Question, SubmissionType, Track  # noqa: E402
from pretalx.submission.models.cfp import default_fields  # noqa: E402


def create(path):
    call_command("migrate", run_syncdb=True, verbosity=0)
    organiser = Organiser.objects.create(name="Organisers", slug="organisers")
    with open(path, encoding="utf-8") as file, scopes_disabled():
        for told in json.load(file):
            fill(create_event(organiser, told), told)


def create_event(organiser, told):
    locales = told.get("locales", ["en"])
    fields = dict(
        name=told["name"],
        slug=told["slug"],
        is_public=told.get("public", True),
        date_from=dt.date(2041, 9, 20),
        date_to=dt.date(2041, 9, 25),
        timezone=told["timezone"],
        email="organisers@example.org",
        locale=locales[0],
    )
    try:
        from pretalx.event.domain.event import create_event as create_new
    except ImportError:
        joined = ",".join(locales)
        event = Event.objects.create(
            organiser=organiser, locale_array=joined, content_locale_array=joined, **fields
        )
        event.build_initial_data()
    else:
        event = create_new(organiser=organiser, locales=locales, **fields)
    return event


def fill(event, told):
    event.feature_flags["use_tracks"] = "tracks" in told
    event.feature_flags["show_schedule"] = False
    event.save()

    types = {}
    for index, kind in enumerate(told["types"]):
        one = event.cfp.default_type if index == 0 else SubmissionType(event=event)
        one.name = kind["name"]
        one.default_duration = kind["minutes"]
        one.deadline = moment(event, kind.get("deadline"))
        one.requires_access_code = kind.get("access_code", False)
        one.save()
        types[kind["name"]] = one
    for name in told.get("tracks", []):
        Track.objects.create(event=event, name=name, color="#336699")

    cfp = event.cfp
    cfp.headline = told.get("headline", "")
    cfp.text = told.get("text", "")
    cfp.opening = moment(event, told.get("opening"))
    cfp.deadline = moment(event, told.get("deadline"))
    cfp.settings["count_length_in"] = told.get("unit", "chars")
    known = default_fields()
    cfp.fields = {**known, **{name: {**known[name], **more} for name, more in told.get("fields", {}).items()}}
    renamed = [{"key": name, **texts} for name, texts in told.get("renamed", {}).items()]
    if renamed:
        cfp.settings["flow"] = {"steps": {"info": {"fields": renamed}}}
    cfp.save()

    for position, asked in enumerate(told.get("questions", [])):
        asked = dict(asked)
        options, only = asked.pop("options", []), asked.pop("types", [])
        required = "required" if asked.pop("required", False) else "optional"
        question = Question.objects.create(
            event=event, position=position, question_required=required, **asked
        )
        for place, answer in enumerate(options):
            AnswerOption.objects.create(question=question, answer=answer, position=place)
        question.submission_types.set([types[name] for name in only])


def moment(event, local):
    return local and dt.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(event.timezone))


def extend(slug, deadline):
    with scopes_disabled():
        event = Event.objects.get(slug=slug)
        event.cfp.deadline = moment(event, deadline)
        event.cfp.save()


def proposals():
    with scopes_disabled():
        told = {event.slug: [stored(one) for one in event.submissions.all()] for event in Event.objects.all()}
    print(json.dumps(told))


def stored(one):
    # Those about the speaker, too, who is alone at the event.
    about = Answer.objects.filter(question__event=one.event)
    return {
        "title": one.title,
        "type": str(one.submission_type.name),
        "track": one.track and str(one.track.name),
        "language": one.content_locale,
        "abstract": one.abstract,
        "description": one.description,
        "notes": one.notes,
        "answers": {str(answer.question.question): answer.answer for answer in about},
    }


if __name__ == "__main__":
    {"create": create, "extend": extend, "proposals": proposals}[sys.argv[1]](*sys.argv[2:])
