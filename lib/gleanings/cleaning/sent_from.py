"""What a program writes below a mail: "Sent from my iPhone", "Get Outlook for iOS"."""

import re

# A verb of sending in the languages that are read, in any of its forms, and the name of a program or a device, which
# has a capital within it, or is one of a few that have none. "Sent from the office" has no such name.
_SENT = re.compile(
    r"\b(?:sent|get [^\W\d_]+ for|gesendet|geschickt|beziehen|envoyé|téléchargez|enviad[oa]|obtener|obter|inviat[oa]|"
    r"scarica|verstuurd|verzonden|отправлен[оа]?|gönderildi|edinin|भेजा गया|بھیجا گیا|wysłan[eoy]|skickat|sendt)\b|"
    r"أُ?رسلت?|تم الإرسال|发自|發自|发送|寄出|送信",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"\b(?:[a-z]{1,2}[A-Z][a-z]+|[A-Z][a-z]+[A-Z]\w*)|\b(?:Outlook|Android|Mail|Galaxy|Samsung|Huawei|Xiaomi|Pixel|Nokia)\b"
)
_WORDS = 9
_LENGTH = 70


def is_program(line: str) -> bool:
    """Return whether a line is what a program writes below a mail.

    >>> [is_program(line) for line in ("Sent from my iPhone", "Von meinem iPad gesendet", "Sent from the office")]
    [True, True, False]
    """
    line = line.strip()
    if not 0 < len(line) <= _LENGTH or len(line.split()) > _WORDS or line.endswith((".", "!", "?")):
        return False
    return _PROGRAM.search(line) is not None and _SENT.search(line) is not None
