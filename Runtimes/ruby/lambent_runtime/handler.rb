# frozen_string_literal: true

require 'stringio'

module LambentRuntime
  # The method that `file.method` or `file.Module::Class.method` names.
  class Handler
    def initialize(name)
      parts = name.split('.')
      unless [2, 3].include?(parts.size)
        raise ArgumentError,
              "Invalid handler #{parts}, must be of form FILENAME.METHOD or FILENAME.CLASS.METHOD where FILENAME " \
              'corresponds with an existing Ruby source file FILENAME.rb, CLASS is an optional module/class namespace ' \
              'and METHOD is a callable method. If using CLASS, METHOD must be a class-level method.'
      end
      @file = parts.first
      @owner = parts[1] if parts.size == 3
      @method = parts.last
    end

    # Runs the function's own code outside of its methods.
    def load
      require @file
    end

    # The body of the response and its content type.
    def call(event, context)
      receiver = @owner ? Kernel.const_get(@owner) : TOPLEVEL_BINDING.receiver
      result = receiver.__send__(@method, event: event, context: context)
      case result
      when StringIO, IO then [result.read.to_s, 'application/unknown']
      else [result.to_json, 'application/json']
      end
    end
  end
end
