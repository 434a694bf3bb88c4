# frozen_string_literal: true

require_relative 'log'
require_relative 'client'
require_relative 'link'
require_relative 'context'
require_relative 'errors'
require_relative 'handler'

# Lambent's client of the Runtime API for Ruby, in the standard library alone.
module LambentRuntime
  # What the service's own runtime ends with.
  STATUS_OF_INITIALIZATION = -4
  STATUS_OF_CRITICAL = -1

  module_function

  # From the start of the process to its end: prepare, load the handler, serve invocations.
  def main
    stem = wait_for_order if ENV.key?('_LAMBENT_ORDER_FD')
    Encoding.default_external = Encoding::UTF_8
    ENV.delete('_LAMBENT_LAYERS')
    Log.install
    client = Client.connect
    stem&.enter
    serve(client, prepared_handler(client))
  rescue ConnectionEnded
    exit!(1)
  end

  # Nothing of the module is left when it is done, as in a process that was started for the function.
  def wait_for_order
    load "#{__dir__}/stem.rb"
    stem = Stem.new(ENV.delete('_LAMBENT_ORDER_FD').to_i, ENV.delete('_LAMBENT_READY_FD').to_i)
    stem.wait
    remove_const(:Stem)
    stem
  end

  def prepared_handler(client)
    root = ENV['LAMBDA_TASK_ROOT'] || Dir.pwd
    $LOAD_PATH.unshift(root) unless $LOAD_PATH.first == root
    handler = Handler.new(ENV.fetch('_HANDLER', ''))
    handler.load
    handler
  rescue Exception => e # rubocop:disable Lint/RescueException
    failure = Failure.new(e, 'Init')
    Log.error("Init error when loading handler #{ENV['_HANDLER']}", failure)
    client.fail_and_end(nil, failure.body, failure.header)
    exit!(STATUS_OF_INITIALIZATION)
  end

  def serve(client, handler)
    invocation = client.first
    loop do
      Log.request_id = invocation.request_id
      trace = invocation.field('trace-id')
      ENV['_X_AMZN_TRACE_ID'] = trace
      body, content_type, failure = run(handler, invocation)
      invocation = failure ? report(client, invocation, failure) : client.respond(invocation.request_id, body, content_type)
    end
  end

  def run(handler, invocation)
    event = JSON.parse(invocation.body.force_encoding(Encoding::UTF_8))
    [*handler.call(event, LambdaContext.new(invocation)), nil]
  rescue Exception => e # rubocop:disable Lint/RescueException
    [nil, nil, Failure.new(e, 'Function')]
  end

  def report(client, invocation, failure)
    unless failure.ends_process?
      Log.error('Error raised from handler method', failure)
      return client.fail(invocation.request_id, failure.body, failure.header)
    end
    Log.error('Critical exception from handler', failure)
    client.fail_and_end(invocation.request_id, failure.body, failure.header)
    exit!(STATUS_OF_CRITICAL)
  end
end
