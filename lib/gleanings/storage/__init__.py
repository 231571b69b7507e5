"""Files and folders, whole or not at all."""

from gleanings.storage.folder import checksum as _checksum

__all__ = ["_checksum"]
