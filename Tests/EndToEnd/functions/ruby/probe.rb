# Does what its event asks for, and tells what it sees.
require 'json'
require 'securerandom'

ENVIRONMENT = SecureRandom.uuid
COUNTER = [0]

def handler(event:, context:)
  COUNTER[0] += 1
  event = { 'do' => 'echo', 'value' => event } unless event.is_a?(Hash)
  case event['do']
  when 'echo' then event.fetch('value', event)
  when 'see' then see(context)
  when 'fail' then raise ArgumentError, event['message']
  when 'own' then raise OwnError, event['message']
  when 'absent' then nil.nothing_of_this_name
  when 'quit' then exit(3)
  when 'not made' then raise NotImplementedError
  when 'leave' then exit!(event['status'])
  when 'sleep' then sleep(event['seconds'])
  when 'say' then event['lines'].each { |line| puts line } && nil
  when 'log' then Logger.new($stdout).warn(event['text']) && nil
  when 'require' then require(event['name']) && NAMED
  when 'gem' then Gem::Specification.find_by_name(event['name']).version.to_s
  end
end

class OwnError < StandardError; end

def see(context)
  { environment: ENVIRONMENT, count: COUNTER[0], variables: ENV.to_h, directory: Dir.pwd, version: RUBY_VERSION,
    remaining: context.get_remaining_time_in_millis, id: context.aws_request_id, name: context.function_name,
    arn: context.invoked_function_arn, memory: context.memory_limit_in_mb, group: context.log_group_name,
    stream: context.log_stream_name, client: context.client_context, identity: context.identity }
end
