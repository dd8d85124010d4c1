"""What can go wrong, said so that a user can act on it: what, where, and what is allowed."""


class KgError(Exception):
    """Anything that was asked for and cannot be done; its text is one line meant for the user."""


class InputError(KgError):
    """A file that cannot be read as a programme."""


class VocabularyError(KgError):
    """An entry of the vocabulary that is not well formed or contradicts its own examples."""


class QueryError(KgError):
    """A query that is unknown, malformed, refused or failed in its engine.

    `place` is the line and the column of the mistake in the query, both from 1, where known.
    """

    def __init__(self, told: str, place: tuple[int, int] | None = None) -> None:
        super().__init__(told)
        self.place = place


class ParameterError(QueryError):
    """A parameter that a saved query does not have, or a value that it does not take."""


class RefusedError(QueryError):
    """A query that would change the store, or reach outside it."""


class StoppedError(QueryError):
    """A query that was stopped: it took too long or too much, or somebody cancelled it."""


class BusyError(KgError):
    """A query that was not begun, because too many others are at work."""


class StoreError(KgError):
    """A store that cannot be opened, reached or written."""


class HomeError(KgError):
    """A knowledge base on disk that cannot be opened, read or written."""


class LockedError(HomeError):
    """A knowledge base that another load is at work on."""


class ExportError(KgError):
    """An export that cannot be written."""
