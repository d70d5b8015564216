"""A tool without cookies: what it must remember it asks our launch page to keep (LTI storage)."""

from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs

LOGIN = b"""<!doctype html><title>Login</title><script>
const given = new URLSearchParams(location.search), house = new URL(given.get("iss")).origin;
const ask = (said) => window.opener.postMessage(said, house);
addEventListener("message", ({ data, origin }) => {
  if (origin !== house) return;
  if (data.subject === "lti.capabilities.response")
    ask({ subject: "lti.put_data", message_id: "p", key: "state", value: "nonce-of-this-launch" });
  if (data.subject === "lti.put_data.response") location.assign(`${house}/lti/authorize?` +
    new URLSearchParams({ scope: "openid", response_type: "id_token", response_mode: "form_post",
      prompt: "none", client_id: given.get("client_id"), state: "state", nonce: "n",
      redirect_uri: `${location.origin}/launch`, login_hint: given.get("login_hint"),
      lti_message_hint: given.get("lti_message_hint"),
      lti_storage_target: given.get("lti_storage_target") }));
});
ask({ subject: "lti.capabilities", message_id: "c" });
</script>"""
LAUNCH = b"""<!doctype html><title>Inside</title><h1>Inside the tool</h1><p id="kept"></p><script>
addEventListener("message", ({ data }) => {
  document.getElementById("kept").textContent = `kept: ${data.value}`;
});
window.opener.postMessage({ subject: "lti.get_data", message_id: "g", key: "state" }, "*");
</script>"""


class Tool(BaseHTTPRequestHandler):
    """The tool, as far as a browser sees it. `received`: what was posted to it."""

    received: dict[str, list[str]] = {}

    def do_GET(self):
        self.answer(LOGIN)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).received = parse_qs(body)
        self.answer(LAUNCH)

    def answer(self, page):
        """A page of the tool."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        """Say nothing."""
