/// Handlers that misbehave or that a test holds up. They stand outside `org.yadman`, so that only a server that is told
/// of them has them.
@NullMarked
package trouble;

import org.jspecify.annotations.NullMarked;
