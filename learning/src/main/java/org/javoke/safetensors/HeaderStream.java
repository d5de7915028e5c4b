package org.javoke.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream, so that a header is read without being held whole. */
final class HeaderStream extends InputStream {

  private final FileChannel channel;
  private long position;
  private final long end;

  HeaderStream(FileChannel channel, long begin, long end) {
    this.channel = channel;
    this.position = begin;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, end - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    int got = channel.read(ByteBuffer.wrap(into, offset, wanted), position);
    position += Math.max(0, got);
    return got;
  }
}
