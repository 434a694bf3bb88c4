# frozen_string_literal: true

module LambentRuntime
  # The server has gone.
  class ConnectionEnded < StandardError; end

  # One event and what the server says about it, by the names of the Runtime API's headers.
  Invocation = Struct.new(:request_id, :fields, :body) do
    def field(name)
      value = fields[name]
      value unless value.nil? || value.empty?
    end
  end

  # The way to the server: events come, results and errors go.
  module Client
    # By the inherited socket if there is one, else over the network.
    def self.connect
      inherited = ENV.delete('_LAMBENT_RUNTIME_FD')
      return Link.new(inherited.to_i) if inherited

      require_relative 'http_client'
      HTTPClient.connect(ENV.fetch('AWS_LAMBDA_RUNTIME_API', ''))
    end

    # What a header, and a log, may hold of the type of an error.
    def self.visible(error_type)
      error_type.gsub(/[^ -~]/, '?')
    end
  end
end
