# frozen_string_literal: true

module LambentRuntime
  # The inherited socket: frames, whose form is told in README.md; an answer asks for the next event as well.
  class Link
    NEXT = 1
    RESPONSE = 2
    ERROR = 3
    LAST_ERROR = 4
    PING = 8
    EVENT = 1
    FIELDS = %w[
      aws-request-id deadline-ms invoked-function-arn trace-id client-context cognito-identity aws-tenant-id
    ].freeze
    PREFIX = 12
    CHUNK = 65_536

    def initialize(descriptor)
      @connection = IO.for_fd(descriptor, 'r+b', autoclose: false)
      @connection.close_on_exec = true
      @rest = String.new(encoding: Encoding::BINARY)
    end

    # Waits for the first event.
    def first
      send_frame(NEXT)
      read_invocation
    end

    # Sends the result of an invocation and waits for the next event.
    def respond(request_id, body, content_type)
      send_frame(RESPONSE, "#{request_id}\0#{content_type unless content_type == 'application/json'}", body)
      read_invocation
    end

    # Sends the error of an invocation and waits for the next event.
    def fail(request_id, body, error_type)
      send_frame(ERROR, "#{request_id}\0#{Client.visible(error_type)}", body)
      read_invocation
    end

    # Sends the last error of this process: of an invocation, or with `request_id` nil of the initialization.
    def fail_and_end(request_id, body, error_type)
      send_frame(LAST_ERROR, "#{request_id}\0#{Client.visible(error_type)}", body)
      read
    end

    # Goes there and back.
    def ping
      send_frame(PING)
      read
    end

    private

    def send_frame(kind, head = '', body = '')
      bytes = [kind, head.bytesize, body.bytesize].pack('N3') << head.b << body.b
      bytes = bytes.byteslice(@connection.syswrite(bytes)..) until bytes.empty?
    rescue SystemCallError
      raise ConnectionEnded
    end

    def read_invocation
      kind, head, body = read
      raise ConnectionEnded unless kind == EVENT

      values = head.force_encoding(Encoding::UTF_8).split("\0")
      Invocation.new(values[0], FIELDS.zip(values).to_h, body)
    end

    # Kind, head and body of the next frame.
    def read
      receive while @rest.bytesize < PREFIX
      kind, head, body = @rest.unpack('N3')
      receive while @rest.bytesize < PREFIX + head + body
      frame = @rest
      @rest = frame.byteslice((PREFIX + head + body)..)
      [kind, frame.byteslice(PREFIX, head), frame.byteslice(PREFIX + head, body)]
    end

    def receive
      @rest << @connection.sysread(CHUNK)
    rescue EOFError, SystemCallError
      raise ConnectionEnded
    end
  end
end
