# frozen_string_literal: true

# The program that the interpreter runs: everything is in lambent_runtime.
require_relative 'lambent_runtime/main'

LambentRuntime.main
