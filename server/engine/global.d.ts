// A name that a dependency's types mention and the engine itself must not use: as a type that has nothing.

type URL = object
