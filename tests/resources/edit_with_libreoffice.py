"""Edit a draft as a person would, in a running LibreOffice: `python3 edit_with_libreoffice.py PIPE DRAFT OUT`.

Runs under the Python that has `uno` (Debian: python3-uno). Every scenario opens the draft anew and is saved under its name.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

ADDED = "Une phrase que la rédaction ajoute sans la prendre dans un article."


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


class Draft:
    def __init__(self, desktop, manager, path):
        self.document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, properties(Hidden=True))
        self.dispatcher = manager.createInstance("com.sun.star.frame.DispatchHelper")
        self.text = self.document.Text

    def sentence(self, number):
        marks = self.document.Bookmarks
        name = next(n for n in marks.ElementNames if n.startswith(f"q_s{number}_"))
        return marks.getByName(name).Anchor

    def paragraph(self, number):
        """A cursor over the whole paragraph of a sentence, its end not included."""
        cursor = self.text.createTextCursorByRange(self.sentence(number).Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def word(self, number, rank):
        """A cursor over one word of a sentence; rank counts from its start."""
        anchor = self.sentence(number)
        word = anchor.String.split(" ")[rank]
        cursor = self.text.createTextCursorByRange(anchor.Start)
        cursor.goRight(len(" ".join(anchor.String.split(" ")[:rank])) + (rank > 0), False)
        cursor.goRight(len(word), True)
        return cursor

    def after(self, number):
        """A cursor behind the paragraph of a sentence, after a new paragraph break."""
        cursor = self.text.createTextCursorByRange(self.paragraph(number).End)
        self.text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        return cursor

    def run(self, command):
        self.dispatcher.executeDispatch(self.document.CurrentController.Frame, command, "", 0, ())

    def select(self, cursor):
        self.document.CurrentController.select(cursor)

    def delete(self, cursor):
        """Take a paragraph out with its break."""
        cursor.goRight(1, True)
        cursor.String = ""

    def save(self, path):
        self.document.storeToURL(path.as_uri(), properties(FilterName="MS Word 2007 XML"))
        self.document.close(False)


def untouched(_draft):
    """Only saved again."""


def reworded(draft):
    draft.word(1, 2).String = "autrement"


def cut_paragraph(draft):
    draft.delete(draft.paragraph(2))


def cut_words(draft):
    draft.sentence(2).String = ""


def cut_and_pasted(draft):
    cursor = draft.paragraph(1)
    cursor.goRight(1, True)
    draft.select(cursor)
    draft.run(".uno:Cut")
    target = draft.text.createTextCursorByRange(draft.paragraph(3).End)
    target.goRight(1, False)
    draft.select(target)
    draft.run(".uno:Paste")


def retyped_elsewhere(draft):
    """The words of a sentence typed again in another place: its name is lost."""
    words = draft.sentence(1).String
    draft.delete(draft.paragraph(1))
    draft.text.insertString(draft.after(3), words, False)


def retyped_and_reworded(draft):
    words = draft.sentence(1).String.split(" ")
    draft.delete(draft.paragraph(1))
    draft.text.insertString(draft.after(3), " ".join(["Enfin,", *words[:-3], "tout", "court."]), False)


def added(draft):
    draft.text.insertString(draft.after(2), ADDED, False)


def elided(draft):
    cursor = draft.word(1, 3)
    cursor.goRight(12, True)
    tail = cursor.String[-1]
    cursor.String = "[…]" + (tail if tail.isalnum() else "")
    draft.elided = True


def bracketed(draft):
    draft.text.insertString(draft.word(1, 1).End, " [selon l’agence]", False)


def split(draft):
    cursor = draft.word(1, 4)
    cursor.collapseToStart()
    draft.text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)


def split_and_reworded(draft):
    cursor = draft.word(1, 4)
    cursor.String = "bien. Il"


def merged(draft):
    """Two sentences brought into one paragraph."""
    end = draft.text.createTextCursorByRange(draft.paragraph(1).End)
    end.goRight(1, True)
    end.String = " "


def tracked_pending(draft):
    draft.document.RecordChanges = True
    draft.word(1, 2).String = "autrement"


def tracked_accepted(draft):
    draft.document.RecordChanges = True
    draft.word(1, 2).String = "autrement"
    draft.document.RecordChanges = False
    draft.run(".uno:AcceptAllTrackedChanges")


def tracked_rejected(draft):
    draft.document.RecordChanges = True
    draft.word(1, 2).String = "autrement"
    draft.document.RecordChanges = False
    draft.run(".uno:RejectAllTrackedChanges")


def tracked_cut(draft):
    draft.document.RecordChanges = True
    draft.delete(draft.paragraph(2))


def restyled(draft):
    cursor = draft.paragraph(1)
    cursor.ParaStyleName = "Standard"
    cursor.CharWeight = 150.0
    draft.word(1, 1).CharColor = 0xAA0000


def commented(draft):
    note = draft.document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author = "Nadia"
    note.Content = "Vérifié auprès du service."
    draft.text.insertTextContent(draft.word(1, 1).End, note, False)


def lengthened(draft):
    """Words typed right behind a sentence."""
    draft.text.insertString(draft.sentence(1).End, " Et ainsi de suite.", False)


def twice(draft):
    draft.text.insertString(draft.after(3), draft.sentence(1).String, False)


def without_furniture(draft):
    """The editor deletes the instructions, the keywords and the list of figures' caption."""
    paragraphs = [p for p in draft.text if p.supportsService("com.sun.star.text.Paragraph")]
    for paragraph in paragraphs[2:4]:
        paragraph.dispose()


def everything_cut(draft):
    for number in (1, 2, 3, 4):
        draft.delete(draft.paragraph(number))


def added_in_three_places(draft):
    """Two behind one sentence, one before all of them, one behind the last."""
    draft.text.insertString(draft.after(4), "Troisième ajout, en fin de rubrique.", False)
    draft.text.insertString(draft.after(2), "Second ajout après la deuxième.", False)
    draft.text.insertString(draft.after(2), "Premier ajout après la deuxième.", False)
    cursor = draft.paragraph(1)
    cursor.collapseToStart()
    draft.text.insertString(cursor, "Ajout en tête de rubrique.", False)
    draft.text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)


def two_moved(draft):
    """The first two sentences go behind the last, in reverse order."""
    words = [draft.sentence(number).String for number in (2, 1)]
    for number in (2, 1):
        draft.delete(draft.paragraph(number))
    for text in reversed(words):
        draft.text.insertString(draft.after(4), text, False)


def moved_with_its_addition(draft):
    cut_and_pasted(draft)
    draft.text.insertString(draft.after(1), ADDED, False)


def split_and_moved(draft):
    """A sentence moved behind the third, then broken in two."""
    cut_and_pasted(draft)
    split(draft)


def merged_and_moved(draft):
    """The third and fourth sentence in one paragraph, the first behind them."""
    end = draft.text.createTextCursorByRange(draft.paragraph(3).End)
    end.goRight(1, True)
    end.String = " "
    words = draft.sentence(1).String
    draft.delete(draft.paragraph(1))
    draft.text.insertString(draft.after(4), words, False)


def pasted_into_another(draft):
    """A sentence typed again at the end of another one's own words."""
    words = draft.sentence(1).String
    draft.delete(draft.paragraph(1))
    end = draft.text.createTextCursorByRange(draft.sentence(2).End)
    end.goLeft(1, False)
    end.goRight(1, True)
    last = end.String
    end.String = f"{last} {words}"


SCENARIOS = (
    untouched, reworded, cut_paragraph, cut_words, cut_and_pasted, retyped_elsewhere, retyped_and_reworded, added, elided,
    bracketed, split, split_and_reworded, merged, tracked_pending, tracked_accepted, tracked_rejected, tracked_cut, restyled,
    commented, lengthened, twice, without_furniture, everything_cut, added_in_three_places, two_moved,
    moved_with_its_addition, split_and_moved, merged_and_moved, pasted_into_another,
)  # fmt: skip


def main(pipe, path, out):
    context = connect(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for scenario in SCENARIOS:
        draft = Draft(desktop, context.ServiceManager, Path(path))
        scenario(draft)
        draft.save(Path(out) / f"{scenario.__name__}.docx")
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
