"""Who did it to whom: roles of a trigger by position, voice and preposition."""

from crossbearing.extract.rules.roles.finding import find_roles
from crossbearing.extract.rules.roles.parts import Roles, is_time

__all__ = ["Roles", "find_roles", "is_time"]
