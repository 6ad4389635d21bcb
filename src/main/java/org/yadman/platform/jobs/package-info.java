/// Background work on db-scheduler. A job that was due while the server was down runs when it is up again.
@NullMarked
package org.yadman.platform.jobs;

import org.jspecify.annotations.NullMarked;
