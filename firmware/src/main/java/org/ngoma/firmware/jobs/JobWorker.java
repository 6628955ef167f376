package org.ngoma.firmware.jobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does jobs, one after the other. There is one worker in a home at a time, by a lock. */
public final class JobWorker implements AutoCloseable {

  /** How often the queue is told how far a job is: each time costs a flush of the disk. */
  private static final long LOOK_MILLIS = 500;

  private final JobQueue queue;
  private final Map<String, JobKind> kinds = new HashMap<>();
  private final InstantSource time;
  private final FileChannel lock;

  private JobWorker(JobQueue queue, List<JobKind> kinds, InstantSource time, FileChannel lock) {
    this.queue = queue;
    this.time = time;
    this.lock = lock;
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  /**
   * Begins to work, unless another process does; what a dead worker has left waits again.
   *
   * @return nothing when another one works
   */
  public static Optional<JobWorker> begin(
      Path home, JobQueue queue, List<JobKind> kinds, InstantSource time) throws IOException {
    FileChannel lock =
        FileChannel.open(
            home.resolve(".worker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean mine = false;
    try {
      mine = lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another one of this process.
    }
    if (!mine) {
      lock.close();
      return Optional.empty();
    }
    queue.returnOrphans();
    return Optional.of(new JobWorker(queue, kinds, time, lock));
  }

  /**
   * Does the job that is next.
   *
   * @return it, or nothing when none is due
   */
  public Optional<Job> runOne() throws IOException {
    Optional<Job> next = queue.take(ProcessHandle.current().pid());
    if (next.isPresent()) {
      run(next.get());
    }
    return next;
  }

  private void run(Job job) throws IOException {
    JobKind kind = kinds.get(job.kind());
    if (kind == null) {
      queue.hopeless(job, "this firmware knows no jobs of kind " + job.kind());
      return;
    }
    Watch watch = new Watch(job);
    try {
      String words = kind.run(job, watch);
      queue.done(job, words);
    } catch (JobHopeless e) {
      queue.hopeless(job, sentence(e));
    } catch (IOException e) {
      switch (watch.wish) {
        case CANCEL -> queue.cancelled(job);
        case MAKE_ROOM -> queue.layBack(job);
        case GO_ON -> queue.failed(job, sentence(e));
      }
    } catch (RuntimeException e) {
      // A fault of ours; the other jobs shall not suffer from it.
      queue.hopeless(job, "a fault in the firmware: " + e);
    }
  }

  private static String sentence(IOException e) {
    return String.valueOf(e.getMessage());
  }

  /** Lets another one work; the kernel does the same when this process dies. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** Looks into the queue every now and then, while a job is being done. */
  private final class Watch implements JobKind.Progress {
    private final Job job;
    private long lookedMillis;
    private JobQueue.Wish wish = JobQueue.Wish.GO_ON;

    Watch(Job job) {
      this.job = job;
      lookedMillis = time.millis();
    }

    @Override
    public boolean at(double part) throws IOException {
      if (wish == JobQueue.Wish.GO_ON && time.millis() - lookedMillis >= LOOK_MILLIS) {
        lookedMillis = time.millis();
        wish = queue.progress(job, part);
      }
      return wish == JobQueue.Wish.GO_ON;
    }
  }
}
