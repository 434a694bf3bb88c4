// A runtime in Go, on its standard library: echoes events, fails or panics when they ask for it.
package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
)

func post(url string, body []byte) {
	answer, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
}

func main() {
	invocations := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for {
		next, err := http.Get(invocations + "next")
		if err != nil {
			panic(err)
		}
		event, _ := io.ReadAll(next.Body)
		next.Body.Close()
		one := invocations + next.Header.Get("Lambda-Runtime-Aws-Request-Id")
		switch {
		case bytes.Contains(event, []byte("panic")):
			panic("asked to")
		case bytes.Contains(event, []byte("fail")):
			post(one+"/error", []byte(`{"errorMessage":"Error: some_error_msg","errorType":"errorString"}`))
		default:
			post(one+"/response", event)
		}
	}
}
