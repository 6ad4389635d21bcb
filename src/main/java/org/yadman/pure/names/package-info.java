/// How written names are compared: the folding by which every search word meets a text ([SearchText]),
/// and the memorial's names, in Persian and in Latin letters.
///
/// A [Spelling] is read into sounds that both scripts share; a [NameIndex] finds the names nearest to
/// what somebody types; [Linking] proposes which entries of two lists are of one person, with its
/// reasons; [Persons] follow from what has been judged. Method, figures and limits: `docs/names.md`.
///
/// The invariant: nothing is merged. Entries stay as they were published, a person is nothing but the
/// judgements that join entries, and without a judgement all is as it was before. The same entries and
/// judgements give the same result in whatever order they come: nothing here has a clock, chance or a
/// locale.
///
/// Any package may use this one; it uses only `java.*` and `pure.calendars`.
@NullMarked
package org.yadman.pure.names;

import org.jspecify.annotations.NullMarked;
