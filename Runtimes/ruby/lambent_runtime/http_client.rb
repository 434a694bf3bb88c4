# frozen_string_literal: true

require 'socket'

module LambentRuntime
  # The Runtime API over HTTP, as behind a wrapper that may have put a proxy before it.
  class HTTPClient
    PREFIX = '/2018-06-01/runtime/'
    OWN = 'lambda-runtime-'
    CHUNK = 65_536

    # A client of the Runtime API at this host and port.
    def self.connect(address)
      host, _, port = address.rpartition(':')
      connection = TCPSocket.new(host.delete('[]'), port.to_i)
      connection.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
      new(connection, address)
    end

    def initialize(connection, host)
      @connection = connection
      @host_line = "Host: #{host}\r\n"
      @next = "GET #{PREFIX}invocation/next HTTP/1.1\r\n#{@host_line}\r\n".b
      @rest = String.new(encoding: Encoding::BINARY)
    end

    # Waits for the first event.
    def first
      send_all(@next)
      read_invocation
    end

    # Sends the result of an invocation and waits for the next event.
    def respond(request_id, body, content_type)
      answer(post("invocation/#{request_id}/response", body, content_type))
    end

    # Sends the error of an invocation and waits for the next event.
    def fail(request_id, body, error_type)
      answer(post("invocation/#{request_id}/error", body, 'application/json', error_type))
    end

    # Sends the last error of this process: of an invocation, or with `request_id` nil of the initialization.
    def fail_and_end(request_id, body, error_type)
      route = request_id ? "invocation/#{request_id}/error" : 'init/error'
      send_all(post(route, body, 'application/json', error_type))
      read_message
    end

    private

    def answer(message)
      send_all(message << @next)
      # A refused answer (too large, too late) concerns only the server, which has told the caller already.
      read_message
      read_invocation
    end

    def post(route, body, content_type, error_type = nil)
      head = +"POST #{PREFIX}#{route} HTTP/1.1\r\n#{@host_line}Content-Type: #{content_type}\r\n"
      head << "Lambda-Runtime-Function-Error-Type: #{Client.visible(error_type)}\r\n" if error_type
      head << "Content-Length: #{body.bytesize}\r\n\r\n"
      head.b << body.b
    end

    def read_invocation
      status, headers, body = read_message
      raise ConnectionEnded unless status == 200

      fields = headers.select { |name, _| name.start_with?(OWN) }.transform_keys { |name| name.delete_prefix(OWN) }
      Invocation.new(fields['aws-request-id'], fields, body)
    end

    def read_message
      loop do
        receive until (ending = @rest.index("\r\n\r\n"))
        lines = @rest.slice!(0, ending + 4).force_encoding(Encoding::UTF_8).split("\r\n")
        status = lines.shift[9, 3].to_i
        headers = lines.to_h do |line|
          name, _, value = line.partition(':')
          [name.downcase, value.strip]
        end
        return status, headers, read_body(headers) if status >= 200
      end
    end

    def read_body(headers)
      return read_chunked if headers['transfer-encoding']&.downcase == 'chunked'

      read_exactly(headers['content-length'].to_i)
    end

    def read_chunked
      body = String.new(encoding: Encoding::BINARY)
      until (length = read_line.hex).zero?
        body << read_exactly(length)
        read_line
      end
      nil until read_line.empty?
      body
    end

    def read_line
      receive until (ending = @rest.index("\r\n"))
      @rest.slice!(0, ending + 2).chomp("\r\n")
    end

    def read_exactly(length)
      receive while @rest.bytesize < length
      return @rest.slice!(0, length) if @rest.bytesize > length

      body = @rest
      @rest = String.new(encoding: Encoding::BINARY)
      body
    end

    def receive
      @rest << @connection.sysread(CHUNK)
    rescue EOFError, SystemCallError
      raise ConnectionEnded
    end

    def send_all(bytes)
      bytes = bytes.byteslice(@connection.syswrite(bytes)..) until bytes.empty?
    rescue SystemCallError
      raise ConnectionEnded
    end
  end
end
