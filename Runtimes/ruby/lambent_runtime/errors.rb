# frozen_string_literal: true

module LambentRuntime
  # An error as the caller and the log see it.
  class Failure
    # Classes that the platform may be told the names of; others are the function's own.
    KNOWN = %w[
      ArgumentError NoMethodError Exception StandardError NameError LoadError SystemExit SystemStackError
    ].freeze
    FRAMES = 100
    OWN = "#{File.dirname(__dir__)}/"

    # `origin` is Function, Init or Runtime.
    def initialize(error, origin)
      @error = error
      @type = "#{origin}<#{error.class}>"
    end

    # Only ordinary errors of a handler leave the process as it should be.
    def ends_process?
      !@error.is_a?(StandardError) || @error.is_a?(NameError)
    end

    # For the header of the Runtime API.
    def header
      KNOWN.include?(@error.class.to_s) ? @type : 'Function<UserException>'
    end

    def document
      { errorMessage: text(@error.message), errorType: @type, stackTrace: frames }
    end

    def body
      JSON.generate(document)
    end

    def pretty
      JSON.pretty_generate(document)
    end

    private

    # What the runtime itself did to call the handler is left out.
    def frames
      lines = (@error.backtrace_locations || []).first(FRAMES).map(&:to_s)
      lines.take_while { |line| !line.start_with?(OWN) }.reject { |line| line.start_with?('<internal:') }.map { |line| text(line) }
    end

    def text(value)
      value.to_s.dup.force_encoding(Encoding::UTF_8).scrub
    end
  end
end
