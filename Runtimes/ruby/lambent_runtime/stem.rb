# frozen_string_literal: true

module LambentRuntime
  # A process that waits for the function that it will be: everything that every function needs is loaded and has run
  # once; what makes it a function comes as its order: the variables, an empty one, and a zero byte when the code is there.
  class Stem
    # Where a function and its layers may put files that are found before the library's.
    SEARCHED = ['/var/task', '/opt/ruby/lib'].freeze

    # The handler of a process that waits.
    def self.idle(event:, context:)
      context.get_remaining_time_in_millis
      event
    end

    def initialize(order, ready)
      @order = IO.for_fd(order, 'rb')
      @ready = ready
      @data = String.new(encoding: Encoding::BINARY)
    end

    # Returns when this process has a function's variables; it ends when it will be nobody's.
    def wait
      run_dry
      @files = loaded_files
      GC.start
      IO.open(@ready, 'wb') { |pipe| pipe.write("ready\n") }
      receive until @data.include?("\0\0")
      replace_environment
    end

    # Returns when the function's code is where it belongs.
    def enter
      receive if @data.end_with?("\0\0") && !@data.end_with?("\0\0\0")
      @order.close
      # What is there now was mounted after this process entered its directory.
      Dir.chdir(ENV.fetch('LAMBDA_TASK_ROOT'))
      start_over if brings_any? || brings_gem?
      # Gems were looked for before those of the function were there.
      Gem.clear_paths
    end

    private

    def receive
      @data << @order.sysread(Link::CHUNK)
    rescue EOFError
      exit!(0)
    end

    def run_dry
      fields = { 'deadline-ms' => '0', 'client-context' => '{"custom":{}}' }
      3.times do
        handler = Handler.new("idle.#{self.class}.idle")
        invocation = Invocation.new('none', fields, +'{"key": ["value", 1, 1.5, null, true]}')
        require 'stringio'
        LambentRuntime.run(handler, invocation)
        Failure.new(RuntimeError.new('none'), 'Function').body
      end
      link = Link.new(ENV.fetch('_LAMBENT_RUNTIME_FD').to_i)
      3.times { link.ping }
    end

    # Set in their order, as a process is started with them.
    def replace_environment
      ENV.clear
      @data[0, @data.index("\0\0")].split("\0").each do |variable|
        name, value = variable.split('=', 2)
        ENV[name] = value
      end
    end

    # The files of the library that were loaded, by the first part of their names below its directories.
    def loaded_files
      roots = $LOAD_PATH.map { |path| "#{path}/" }
      relative = $LOADED_FEATURES.filter_map do |feature|
        root = roots.find { |path| feature.start_with?(path) }
        feature.delete_prefix(root) if root
      end
      relative.flat_map { |file| file.end_with?('.so') ? [file, file.sub(/so\z/, 'rb')] : [file] }
              .group_by { |file| file.split('/').first }
    end

    # Whether the function would have had a file of its own in place of one that is loaded.
    def brings_any?
      SEARCHED.any? do |directory|
        File.directory?(directory) && @files.any? do |first, all|
          File.exist?("#{directory}/#{first}") && all.any? { |file| File.file?("#{directory}/#{file}") }
        end
      end
    end

    # Whether the function would have had a gem of its own in place of one that is loaded.
    def brings_gem?
      ENV.fetch('GEM_PATH', '').split(':').any? do |directory|
        specifications = "#{directory}/specifications"
        next unless File.directory?(specifications)

        Dir.children(specifications).any? { |name| Gem.loaded_specs.key?(name[/\A(.+)-\d[^-]*(-[^-]+)*\.gemspec\z/, 1]) }
      end
    end

    # Becomes what would have been started for the function.
    def start_over
      replace_environment
      program, *arguments = File.binread('/proc/self/cmdline').split("\0")
      exec([program, program], *arguments, 3 => 3, 4 => 4)
    end
  end
end
