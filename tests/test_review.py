"""The review page in a real browser, and its door: foreign sites and strangers get 403, two tabs lose no decision."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import codec, config
from briefing.pipeline import build, reviewing
from briefing.pipeline.workspace import Workspace
from briefing.store import lock

pytest.importorskip("flask")

ROOT = Path(__file__).parents[1]
CONFIG = '[[themes]]\nid = "interpol"\ntitle = "Interpol"\nrequired = ["interpol"]\nsentences = 3\n'
CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture
def root(tmp_path):
    (tmp_path / "seeds").mkdir()
    for path in sorted((ROOT / "seeds").glob("*interpol*.txt")):
        shutil.copy(path, tmp_path / "seeds")
    (tmp_path / "briefing.toml").write_text(CONFIG, encoding="utf-8")
    now = datetime(2026, 11, 21, 6, tzinfo=UTC)
    build.build(Workspace(tmp_path), config.load(tmp_path), build.Request(now=now, formats=("json",)))
    return tmp_path


def opened(root):
    return reviewing.prepare(Workspace(root), config.load(root), None)


@contextmanager
def served(root):
    from werkzeug.serving import make_server

    review = opened(root)
    server = make_server("127.0.0.1", 0, review.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield review, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def final(root):
    path = next((root / "reports").glob("*/final/edition.json"))
    return codec.loads(path.read_text(encoding="utf-8"))


# ---------------------------------------------------------------- the door

HOST = "127.0.0.1:8000"
OWN = {"Origin": f"http://{HOST}"}


def client(review, *, token=True):
    made = review.app.test_client()
    if token:
        assert made.get(f"/?token={review.token}", base_url=f"http://{HOST}").status_code == 302
    return made


def post(made, review, path="/theme/interpol/next", headers=None, base=f"http://{HOST}"):
    given = {"X-Review-Token": review.token} | OWN if headers is None else headers
    return made.post(path, base_url=base, headers=given).status_code


def test_the_door(root):
    review = opened(root)
    stranger, editor = client(review, token=False), client(review)
    token = {"X-Review-Token": review.token}
    assert stranger.get("/", base_url=f"http://{HOST}").status_code == 403
    assert stranger.get("/?token=wrong", base_url=f"http://{HOST}").status_code == 403
    assert stranger.get("/static/htmx.min.js", base_url=f"http://{HOST}").status_code == 403
    assert post(stranger, review) == 403
    assert editor.get("/", base_url=f"http://{HOST}").status_code == 200
    assert post(editor, review) == 200
    assert post(editor, review, headers=token) == 403
    assert post(editor, review, headers=OWN) == 403
    assert post(editor, review, headers=token | {"Origin": "http://evil.example"}) == 403
    assert post(editor, review, headers=token | {"Origin": "null"}) == 403
    assert post(editor, review, headers=token | OWN | {"Sec-Fetch-Site": "cross-site"}) == 403
    assert editor.get("/", base_url=f"http://{HOST}", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert editor.get("/", base_url="http://evil.example").status_code == 403
    assert editor.get("/source/s99", base_url=f"http://{HOST}").status_code == 404
    assert post(editor, review, "/theme/nothing/next") == 404
    assert post(editor, review, "/theme/interpol/s99/cut") == 404


def test_the_page_asks_for_nothing_from_elsewhere(root):
    review = opened(root)
    answer = client(review).get("/", base_url=f"http://{HOST}")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http://" not in answer.text.replace(f"http://{HOST}", "")
    assert "https://" not in answer.text


def test_two_tabs_at_once_lose_no_decision(root):
    review = opened(root)
    made = [client(review), client(review)]
    ids = [row.id for row in review.desk.theme("interpol").rows]
    threads = [
        threading.Thread(target=post, args=(made[n % 2], review, f"/theme/interpol/{id_}/cut"))
        for n, id_ in enumerate(ids)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(row.cut for row in review.desk.theme("interpol").rows)
    assert all(row.cut for row in opened(root).desk.theme("interpol").rows)


def test_while_a_run_is_at_work_the_page_says_that_nothing_is_published(root):
    review = opened(root)
    made = client(review)
    given = {"X-Review-Token": review.token} | OWN
    with lock.held(root / ".briefing"):
        answer = made.post("/publish", base_url=f"http://{HOST}", headers=given)
    assert answer.status_code == 409
    assert "another run holds it" in answer.text
    assert not list((root / "reports").glob("*/final/brief.pdf"))
    assert post(made, review, "/publish") == 200


def test_decisions_are_taken_up_by_the_next_review_and_dropped_with_the_edition_they_belong_to(root):
    review = opened(root)
    post(client(review), review, "/theme/interpol/s1/cut")
    assert opened(root).desk.row("s1").cut
    saved = next((root / "reports").glob("*/final/review.json"))
    saved.write_text(json.dumps(json.loads(saved.read_text()) | {"fingerprint": "0"}), encoding="utf-8")
    assert not opened(root).desk.row("s1").cut


# ---------------------------------------------------------------- the page in Chromium


@contextmanager
def browser(folder):
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("Chromium is not installed")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in (*CHROMIUM, f"--user-data-dir={folder}"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.implicitly_wait(20)
    try:
        yield driver
    finally:
        driver.quit()


def press(driver, label):
    """Press a button; a section that is being replaced under the mouse is tried again."""
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.common.by import By

    path = f"//button[starts-with(@aria-label, '{label}') or normalize-space()='{label}']"
    for _ in range(20):
        try:
            reach(driver, driver.find_element(By.XPATH, path)).click()
        except StaleElementReferenceException:
            continue
        return


def reach(driver, element):
    """Scroll an element to where nothing covers it."""
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    return element


def wait(driver, condition):
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 60, ignored_exceptions=[StaleElementReferenceException]).until(lambda _: condition())


def order(driver):
    from selenium.webdriver.common.by import By

    return [row.get_attribute("id") for row in driver.find_elements(By.CSS_SELECTOR, "#theme-interpol > ol > li")]


def test_an_editor_cuts_moves_rewords_asks_and_publishes(root, tmp_path):
    from selenium.webdriver.common.by import By

    with served(root) as (review, address), browser(tmp_path / "chromium") as driver:
        driver.get(f"{address}/?token={review.token}")
        assert "token" not in driver.current_url
        press(driver, "Couper : s1")
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#s1.cut"))
        press(driver, "Descendre : s2")
        wait(driver, lambda: order(driver) == ["s1", "s3", "s2"])
        reach(driver, driver.find_element(By.CSS_SELECTOR, "#s3 .article summary")).click()
        wait(driver, lambda: driver.find_element(By.CSS_SELECTOR, "#source-s3 mark").text)
        reach(driver, driver.find_element(By.CSS_SELECTOR, "#s3 .words summary")).click()
        field = driver.find_element(By.ID, "text-s3")
        field.clear()
        field.send_keys("Une formulation de la rédaction.")
        reach(driver, driver.find_element(By.CSS_SELECTOR, "#s3 form button")).click()
        wait(driver, lambda: "reformulée" in driver.find_element(By.CSS_SELECTOR, "#s3 .origin").text)
        assert review.desk.row("s3").text == "Une formulation de la rédaction."
        press(driver, "Proposer une autre phrase")
        wait(driver, lambda: len(order(driver)) == 4)
        reach(driver, driver.find_element(By.CSS_SELECTOR, "#s2 .article summary")).click()
        wait(driver, lambda: driver.find_element(By.CSS_SELECTOR, "#source-s2 mark").text)
        assert accessible(driver) == []
        press(driver, "Publier la note")
        wait(driver, lambda: "brief.pdf" in driver.find_element(By.ID, "published").text)
        assert accessible(driver) == []
        severe = [
            entry
            for entry in driver.get_log("browser")
            if entry["level"] == "SEVERE" and "favicon" not in entry["message"]
        ]
        assert severe == []
    note = final(root)
    assert "s1" not in {s.id for s in note.sentences}
    assert [s.id for s in note.sentences][:2] == ["s3", "s2"]
    assert note.sentences[0].edited == "Une formulation de la rédaction."
    assert len(note.sentences) == 3
    assert note.sentences[2].edited is None


def test_a_decision_that_cannot_be_saved_is_said_to_be_lost(root, tmp_path):
    from selenium.webdriver.common.by import By

    with browser(tmp_path / "chromium") as driver:
        with served(root) as (review, address):
            driver.get(f"{address}/?token={review.token}")
            press(driver, "Couper : s1")
            wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#s1.cut"))
            assert driver.switch_to.active_element.get_attribute("id") == "cut-s1"
        press(driver, "Couper : s2")
        wait(driver, lambda: "n’est pas enregistrée" in driver.find_element(By.ID, "unsaved").text)
        assert not driver.find_elements(By.CSS_SELECTOR, "#s2.cut")


def test_the_final_files_are_handed_out_once_published(root):
    review = opened(root)
    made, given = client(review), {"X-Review-Token": review.token} | OWN
    assert made.get("/final/brief.pdf", base_url=f"http://{HOST}").status_code == 404
    answer = made.post("/publish", base_url=f"http://{HOST}", headers=given)
    assert "/final/brief.docx" in answer.text
    file = made.get("/final/brief.pdf", base_url=f"http://{HOST}")
    assert file.data.startswith(b"%PDF-")
    assert "attachment" in file.headers["Content-Disposition"]
    assert made.get("/final/../edition.json", base_url=f"http://{HOST}").status_code == 404
    assert client(review, token=False).get("/final/brief.pdf", base_url=f"http://{HOST}").status_code == 403


def accessible(driver):
    """Rules of axe-core that the page breaks."""
    driver.execute_script((ROOT / "tests/resources/axe.min.js").read_text(encoding="utf-8"))
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => v.id)));"
    )
    return list(found)


def test_two_tabs_of_one_browser_see_and_keep_both_decisions(root, tmp_path):
    from selenium.webdriver.common.by import By

    with served(root) as (review, address), browser(tmp_path / "chromium") as driver:
        driver.get(f"{address}/?token={review.token}")
        first = driver.current_window_handle
        driver.switch_to.new_window("tab")
        driver.get(f"{address}/")
        press(driver, "Couper : s1")
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#s1.cut"))
        driver.switch_to.window(first)
        press(driver, "Couper : s2")
        wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, "#s2.cut"))
        assert driver.find_elements(By.CSS_SELECTOR, "#s1.cut")
        assert [row.cut for row in review.desk.theme("interpol").rows] == [True, True, False]
