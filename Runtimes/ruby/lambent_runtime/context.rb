# frozen_string_literal: true

# What a handler gets as `context`.
class LambdaContext
  attr_reader :aws_request_id, :invoked_function_arn, :log_group_name, :log_stream_name, :function_name,
              :memory_limit_in_mb, :function_version, :identity, :client_context, :deadline_ms, :tenant_id

  def initialize(invocation)
    @aws_request_id = invocation.request_id
    @invoked_function_arn = invocation.field('invoked-function-arn')
    @log_group_name = ENV['AWS_LAMBDA_LOG_GROUP_NAME']
    @log_stream_name = ENV['AWS_LAMBDA_LOG_STREAM_NAME']
    @function_name = ENV['AWS_LAMBDA_FUNCTION_NAME']
    @memory_limit_in_mb = ENV['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
    @function_version = ENV['AWS_LAMBDA_FUNCTION_VERSION']
    @tenant_id = invocation.field('aws-tenant-id')
    @identity = parsed(invocation.field('cognito-identity'))
    @client_context = parsed(invocation.field('client-context'))
    @deadline_ms = invocation.field('deadline-ms').to_i
    # The clock of the day may be set while the function runs; the time it has left does not change by that.
    @ends = clock(Process::CLOCK_MONOTONIC) + @deadline_ms - clock(Process::CLOCK_REALTIME)
  end

  def get_remaining_time_in_millis
    [@ends - clock(Process::CLOCK_MONOTONIC), 0].max
  end

  private

  def clock(kind)
    Process.clock_gettime(kind, :millisecond)
  end

  def parsed(text)
    JSON.parse(text) if text
  end
end
