/// One writer, four readers, one SQL text for SQLite and PostgreSQL. Stores ask for a `JdbcClient`; they never open a
/// connection. A writing method outside a command's transaction fails.
@NullMarked
package org.yadman.platform.db;

import org.jspecify.annotations.NullMarked;
