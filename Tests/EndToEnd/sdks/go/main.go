// Lives through a function with the AWS SDK for Go, and prints what it saw as JSON.
//
// usage: main URL NAME RUNTIME ROLE ZIP
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/smithy-go"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	url, name, runtime, role := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	zip, err := os.ReadFile(os.Args[5])
	must(err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	client := lambda.New(lambda.Options{
		Region:           "us-east-1",
		Credentials:      credentials.NewStaticCredentialsProvider("test", "test", ""),
		EndpointResolver: lambda.EndpointResolverFromURL(url),
		RetryMaxAttempts: 1,
	})
	saw := map[string]interface{}{}

	created, err := client.CreateFunction(ctx, &lambda.CreateFunctionInput{
		FunctionName: &name,
		Runtime:      types.Runtime(runtime),
		Role:         &role,
		Handler:      aws.String("probe.handler"),
		Code:         &types.FunctionCode{ZipFile: zip},
		Tags:         map[string]string{"made": "with Go"},
	})
	must(err)
	saw["created"] = created.State
	reading := &lambda.GetFunctionInput{FunctionName: &name}
	must(lambda.NewFunctionActiveV2Waiter(client).Wait(ctx, reading, 30*time.Second))

	updated, err := client.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{
		FunctionName: &name,
		MemorySize:   aws.Int32(256),
		RevisionId:   nil,
		Environment:  &types.Environment{Variables: map[string]string{"MARK": "Go"}},
	})
	must(err)
	saw["updated"] = updated.LastUpdateStatus
	must(lambda.NewFunctionUpdatedV2Waiter(client).Wait(ctx, reading, 30*time.Second))

	found, err := client.GetFunction(ctx, reading)
	must(err)
	saw["memory"] = found.Configuration.MemorySize
	saw["environment"] = found.Configuration.Environment.Variables
	saw["tags"] = found.Tags
	saw["location"] = found.Code.Location != nil

	answer, err := client.Invoke(ctx, &lambda.InvokeInput{FunctionName: &name, Payload: []byte(`{"do": "see"}`), LogType: types.LogTypeTail})
	must(err)
	var payload map[string]interface{}
	must(json.Unmarshal(answer.Payload, &payload))
	saw["function"] = payload["function"]
	saw["log"] = answer.LogResult != nil

	version, err := client.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: &name})
	must(err)
	saw["version"] = version.Version

	_, err = client.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{
		FunctionName: &name, RevisionId: aws.String("stale"),
	})
	var stale *types.PreconditionFailedException
	saw["stale"] = errors.As(err, &stale) && stale.Message != nil
	_, err = client.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{
		FunctionName: &name, Timeout: aws.Int32(901),
	})
	var violation smithy.APIError
	if errors.As(err, &violation) {
		saw["violation"] = violation.ErrorCode() + ": " + violation.ErrorMessage()
	}

	names := []string{}
	pages := lambda.NewListFunctionsPaginator(client, &lambda.ListFunctionsInput{MaxItems: aws.Int32(1)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		must(err)
		for _, function := range page.Functions {
			names = append(names, *function.FunctionName)
		}
	}
	saw["listed"] = names

	_, err = client.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: &name})
	must(err)
	_, err = client.GetFunction(ctx, reading)
	var absent *types.ResourceNotFoundException
	if errors.As(err, &absent) {
		saw["absent"] = *absent.Message + " " + *absent.Type
	}
	must(json.NewEncoder(os.Stdout).Encode(saw))
}
