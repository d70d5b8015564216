"""A tool made with PyLTI1p3 and Flask: run with a port and a file of settings; answers JSON."""

import sys
from datetime import UTC, datetime

from flask import Flask, jsonify
from pylti1p3.contrib.flask import (
    FlaskCacheDataStorage,
    FlaskMessageLaunch,
    FlaskOIDCLogin,
    FlaskRequest,
)
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.grade import Grade
from pylti1p3.lineitem import LineItem
from pylti1p3.tool_config import ToolConfJsonFile


class Cache(dict):
    """Enough of a cache for what a launch keeps."""

    def set(self, key, value, *_, **__):
        self[key] = value


app = Flask(__name__)
app.secret_key = "of a test"  # noqa: S105
settings = ToolConfJsonFile(sys.argv[2])
storage = FlaskCacheDataStorage(Cache())


@app.get("/jwks")
def jwks():
    return jsonify(settings.get_jwks())


@app.route("/login", methods=["GET", "POST"])
def login():
    given = FlaskRequest()
    begun = FlaskOIDCLogin(given, settings, launch_data_storage=storage)
    return begun.redirect(given.get_param("target_link_uri"))


@app.post("/launch")
def launch():
    message = FlaskMessageLaunch(FlaskRequest(), settings, launch_data_storage=storage)
    said = message.get_launch_data()  # verified: signature, nonce, state, audience, deployment
    if message.is_deep_link_launch():
        chosen = DeepLinkResource().set_title("Fractions").set_url(f"{base()}/launch")
        return message.get_deep_link().output_response_form([chosen])
    done = {"launch": said}
    if message.has_nrps():
        done["members"] = message.get_nrps().get_members()
    if message.has_ags() and message.check_student_access():
        done["graded"] = graded(message.get_ags(), said["sub"])
    return jsonify(done)


def graded(service, user):
    """A score for whoever came; what the tool reads back afterwards."""
    item = LineItem().set_tag("essai").set_label("Exercice").set_score_maximum(10)
    score = Grade().set_score_given(7).set_score_maximum(10).set_user_id(user)
    score.set_timestamp(datetime.now(UTC).isoformat()).set_activity_progress("Completed")
    sent = service.put_grade(score.set_grading_progress("FullyGraded"), item)
    return {"sent": sent["body"], "items": service.get_lineitems(),
            "reads": service.can_read_grades()}  # fmt: skip


def base():
    """Where this tool answers."""
    return f"http://127.0.0.1:{sys.argv[1]}"


if __name__ == "__main__":
    app.run("127.0.0.1", int(sys.argv[1]))
