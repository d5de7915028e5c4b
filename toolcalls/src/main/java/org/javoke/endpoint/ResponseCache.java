package org.javoke.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.javoke.input.InputException;
import org.javoke.policy.Outcome.Replied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Replies that were had before, in an SQLite file. Several threads and several processes may use it
 * at once; a process that is killed loses nothing that was stored.
 *
 * <p>A cache is a convenience: when it stops working in the middle of a run (the disk is full, the
 * file is damaged) it is switched off with a warning and the run goes on.
 */
public final class ResponseCache implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseCache.class);

  /** Marks the file as ours: "JvkC" in ASCII. */
  private static final int APPLICATION_ID = 0x4a766b43;

  private static final int WAIT_FOR_OTHERS_MILLIS = 10_000;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean on = true;

  private ResponseCache(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * {@return the cache in the file, which is made if it does not exist}
   *
   * @throws InputException if the file is no cache, is damaged, or cannot be written
   */
  public static ResponseCache open(Path file) {
    return open(file, Integer.MAX_VALUE);
  }

  /**
   * @param mostPages after so many the file takes no more, as on a full disk
   */
  static ResponseCache open(Path file, int mostPages) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // Without a sync per reply a crash of the machine can lose the last ones, but no kill can.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(WAIT_FOR_OTHERS_MILLIS);
    config.setMaxPageCount(mostPages);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new InputException(
          "The cache file %s cannot be made: the folder %s does not exist. Make it, or name another"
                  .formatted(file, folder)
              + " file.");
    }
    try {
      Connection connection = source.getConnection();
      try {
        prepare(connection, file);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new ResponseCache(file, connection);
    } catch (SQLException e) {
      throw new InputException(
          "The cache file %s cannot be used: %s. Delete it, name another one, or run without a cache."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** {@return the reply stored under the key} */
  Optional<Replied> find(String key) {
    lock.lock();
    try {
      return on ? lookUp(key).flatMap(CachedReply::read) : Optional.empty();
    } catch (SQLException e) {
      switchOff(e);
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  void store(String key, Replied reply) {
    lock.lock();
    try {
      if (on) {
        insert(key, CachedReply.write(reply));
      }
    } catch (SQLException e) {
      switchOff(e);
    } finally {
      lock.unlock();
    }
  }

  /** {@return whether it still works} */
  public boolean isOn() {
    lock.lock();
    try {
      return on;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      on = false;
      connection.close();
    } catch (SQLException e) {
      LOG.warn("The cache {} was not closed properly: {}", file, e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private static void prepare(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int id = number(statement, "PRAGMA application_id");
      if (id == 0 && number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      } else if (id != APPLICATION_ID) {
        throw new InputException(
            "The file %s is a database of something else, not a response cache. Name another file."
                .formatted(file));
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS reply (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
              + " WITHOUT ROWID");
    }
  }

  private static int number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private Optional<String> lookUp(String key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT value FROM reply WHERE key = ?")) {
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private void insert(String key, String value) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO reply (key, value) VALUES (?, ?)")) {
      insert.setString(1, key);
      insert.setString(2, value);
      insert.executeUpdate();
    }
  }

  private void switchOff(SQLException problem) {
    on = false;
    LOG.warn(
        "The response cache {} is off for the rest of this run: {}. Make room on the disk, or delete"
            + " the file if it is damaged.",
        file,
        problem.getMessage());
  }
}
