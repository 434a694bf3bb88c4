# frozen_string_literal: true

require 'json'
require 'logger'

module LambentRuntime
  # Where log events go: frames on a descriptor of their own, else lines of standard output.
  module Log
    TEXT = 0xa55a0003
    JSON_EVENT = 0xa55a0002
    LEVELS = { 'TRACE' => 1, 'DEBUG' => 2, 'INFO' => 3, 'WARN' => 4, 'ERROR' => 5, 'FATAL' => 6 }.freeze

    class << self
      # The invocation that events belong to.
      attr_accessor :request_id
      attr_reader :sink

      def json?
        @json
      end

      def install
        @json = ENV['AWS_LAMBDA_LOG_FORMAT']&.upcase == 'JSON'
        $stdout.sync = $stderr.sync = true
        descriptor = ENV.delete('_LAMBDA_TELEMETRY_LOG_FD')
        @sink = descriptor ? FrameSink.new(descriptor.to_i) : nil
        Logger.prepend(LoggerDefaults)
        Kernel.module_eval { prepend FramedPuts } if @sink
        Object.include(FramedPuts) if @sink
      end

      # The level that the function's settings name; everything by default.
      def level
        name = ENV['AWS_LAMBDA_LOG_LEVEL']&.upcase
        { 'TRACE' => 'debug', 'DEBUG' => 'debug', 'INFO' => 'info', 'WARN' => 'warn', 'ERROR' => 'error',
          'FATAL' => 'fatal' }.fetch(name, 'debug')
      end

      def error(title, failure)
        if @sink
          if json?
            event = { timestamp: Time.now.utc.strftime('%Y-%m-%dT%H:%M:%S.%6NZ'), level: 'ERROR', message: title }
            event = event.merge(failure.document, { requestId: request_id }).compact
            @sink.frame(JSON.generate(event), JSON_EVENT, 'ERROR')
          else
            @sink.frame("#{title}\n", TEXT, 'ERROR')
            @sink.frame("#{failure.pretty}\n", TEXT, 'ERROR')
          end
        else
          # A carriage return keeps an event of several lines one event.
          $stdout.write("#{title}\n#{failure.pretty.tr("\n", "\r")}\n")
        end
      end
    end
  end

  # One frame is one event, however many lines it has.
  class FrameSink
    def initialize(descriptor)
      @pipe = IO.for_fd(descriptor, 'wb')
      @pipe.sync = true
      @pipe.close_on_exec = true
      @lock = Mutex.new
    end

    def frame(text, kind = Log::TEXT, level = nil)
      bytes = text.b
      micros = Process.clock_gettime(Process::CLOCK_REALTIME, :microsecond)
      head = [kind | (Log::LEVELS.fetch(level, 0) << 2), bytes.bytesize, micros].pack('NNQ>')
      if @lock.owned?
        # From a signal handler inside of a write: nothing may wait here.
        @pipe.write(head, bytes)
      else
        @lock.synchronize { @pipe.write(head << bytes) }
      end
    end

    # What the standard logger calls on its device.
    def write(text)
      level = Thread.current[:lambent_log_level]
      frame(text, Log.json? ? Log::JSON_EVENT : Log::TEXT, level)
    end

    def close; end
  end

  # Lines of the standard logger as the service writes them.
  module LoggerDefaults
    def initialize(device = nil, *more, level: nil, **settings)
      if device.nil? || device.equal?($stdout) || device.equal?($stderr)
        device = Log.sink || device
        settings[:formatter] ||= Log.json? ? JSONFormatter.new : TextFormatter.new
        level ||= Log.level
      end
      super(device, *more, level: level || 'debug', **settings)
    end

    def add(severity, *more)
      Thread.current[:lambent_log_level] = %w[DEBUG INFO WARN ERROR FATAL][severity || 5]
      super
    ensure
      Thread.current[:lambent_log_level] = nil
    end
  end

  # The usual form, with the request.
  class TextFormatter < Logger::Formatter
    def call(severity, time, progname, message)
      format("%s, [%s #%d] %5s %s -- %s: %s\n", severity[0], format_datetime(time), Process.pid, severity,
             Log.request_id, progname, msg2str(message)).encode('UTF-8', invalid: :replace, undef: :replace)
    end
  end

  # One JSON object an event.
  class JSONFormatter < Logger::Formatter
    def call(severity, time, progname, message)
      is_error = message.is_a?(Exception)
      event = { timestamp: time.utc.strftime('%Y-%m-%dT%H:%M:%S.%6NZ'), level: severity,
                message: clean(is_error ? message.message : msg2str(message)), requestId: Log.request_id }
      event[:logger] = clean(progname) unless progname.nil? || progname.to_s.empty?
      if is_error
        event[:errorType] = message.class.to_s
        event[:errorMessage] = clean(message.message)
        event[:stackTrace] = Array(message.backtrace).map { |line| clean(line) }
      end
      "#{JSON.generate(event.compact)}\n"
    end

    private

    def clean(text)
      text.to_s.encode('UTF-8', invalid: :replace, undef: :replace)
    end
  end

  # `puts` writes one event, however many lines.
  module FramedPuts
    private

    def puts(*values)
      lines = values.flatten.map { |value| value.to_s.chomp }
      Log.sink.frame("#{lines.join("\n")}\n")
      nil
    end
  end
end
