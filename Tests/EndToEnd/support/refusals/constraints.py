"""Refusals of the constraint layer."""

from support.clients import ACCOUNT, REGION
from support.refusals.case import (
    ACCESS_POINT, ACCESS_POINT_PATTERN, ARN_PATTERN, HIDDEN, LAYER, LAYER_PATTERN, NAME_PATTERN, NOT_NULL, PROVIDER,
    PROVIDER_PATTERN, ROLE_PATTERN, at, each, invalid, least, longest, matching, most, one_of, shortest,
)  # fmt: skip

SUBNETS = each(longest(1024), shortest(0), matching("subnet-[0-9a-z]*"))
GROUPS = each(longest(1024), shortest(0), matching("sg-[0-9a-zA-Z]*"))
LAYERS = each(longest(2048), shortest(1), matching(LAYER_PATTERN), NOT_NULL)
MANY_SUBNETS = [f"subnet-{n:02d}" for n in range(17)]
MANY_GROUPS = [f"sg-{n}" for n in range(6)]

CONSTRAINTS = [
    invalid("role is no ARN", {"Role": "r1"}, at("role", "r1", matching(ROLE_PATTERN))),
    invalid("role is empty", {"Role": ""}, at("role", "", matching(ROLE_PATTERN))),
    invalid("handler is empty", {"Handler": ""}, at("handler", "", matching(r"[^\s]+"))),
    invalid("handler with a space", {"Handler": "a b"}, at("handler", "a b", matching(r"[^\s]+"))),
    invalid("handler too long", {"Handler": "h" * 129}, at("handler", "h" * 129, longest(128))),
    invalid(
        "handler too long, with a space",
        {"Handler": "h" * 128 + " h"},
        at("handler", "h" * 128 + " h", longest(128)),
        at("handler", "h" * 128 + " h", matching(r"[^\s]+")),
    ),
    invalid("description too long", {"Description": "d" * 257}, at("description", "d" * 257, longest(256))),
    invalid("timeout 0", {"Timeout": 0}, at("timeout", 0, least(1))),
    invalid("timeout negative", {"Timeout": -5}, at("timeout", -5, least(1))),
    invalid("timeout 901", {"Timeout": 901}, at("timeout", 901, most(900))),
    invalid("memory 127", {"MemorySize": 127}, at("memorySize", 127, least(128))),
    invalid("memory 32769", {"MemorySize": 32769}, at("memorySize", 32769, most(32768))),
    invalid(
        "ephemeral storage without size",
        {"EphemeralStorage": {}},
        at("ephemeralStorage.size", None, NOT_NULL),
    ),
    invalid("ephemeral storage 511", {"EphemeralStorage": {"Size": 511}}, at("ephemeralStorage.size", 511, least(512))),
    invalid(
        "ephemeral storage 10241",
        {"EphemeralStorage": {"Size": 10241}},
        at("ephemeralStorage.size", 10241, most(10240)),
    ),
    invalid("KMS key is no ARN", {"KMSKeyArn": "my-key"}, at("kMSKeyArn", "my-key", matching(ARN_PATTERN))),
    invalid(
        "tracing mode unknown",
        {"TracingConfig": {"Mode": "active"}},
        at("tracingConfig.mode", "active", one_of("Active", "PassThrough")),
    ),
    invalid(
        "snap start unknown",
        {"SnapStart": {"ApplyOn": "invalidOption"}},
        at("snapStart.applyOn", "invalidOption", one_of("PublishedVersions", "None")),
    ),
    invalid(
        "log format unknown",
        {"LoggingConfig": {"LogFormat": "XML"}},
        at("loggingConfig.logFormat", "XML", one_of("JSON", "Text")),
    ),
    invalid(
        "application log level unknown",
        {"LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "LOUD"}},
        at(
            "loggingConfig.applicationLogLevel",
            "LOUD",
            one_of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"),
        ),
    ),
    invalid(
        "system log level unknown",
        {"LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "ERROR"}},
        at("loggingConfig.systemLogLevel", "ERROR", one_of("DEBUG", "INFO", "WARN")),
    ),
    invalid(
        "log group with a space",
        {"LoggingConfig": {"LogGroup": "my group"}},
        at("loggingConfig.logGroup", "my group", matching(r"[\.\-_/#A-Za-z0-9]+")),
    ),
    invalid(
        "log group empty",
        {"LoggingConfig": {"LogGroup": ""}},
        at("loggingConfig.logGroup", "", shortest(1)),
        at("loggingConfig.logGroup", "", matching(r"[\.\-_/#A-Za-z0-9]+")),
    ),
    invalid(
        "log group too long",
        {"LoggingConfig": {"LogGroup": "g" * 513}},
        at("loggingConfig.logGroup", "g" * 513, longest(512)),
    ),
    invalid(
        "subnet of another form",
        {"VpcConfig": {"SubnetIds": ["net-1"], "SecurityGroupIds": ["sg-1"]}},
        at("vpcConfig.subnetIds", "[net-1]", SUBNETS),
    ),
    invalid(
        "security group of another form",
        {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["group", "sg-1"]}},
        at("vpcConfig.securityGroupIds", "[group, sg-1]", GROUPS),
    ),
    invalid(
        "17 subnets",
        {"VpcConfig": {"SubnetIds": MANY_SUBNETS, "SecurityGroupIds": ["sg-1"]}},
        at("vpcConfig.subnetIds", f"[{', '.join(MANY_SUBNETS)}]", longest(16)),
    ),
    invalid(
        "6 security groups",
        {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": MANY_GROUPS}},
        at("vpcConfig.securityGroupIds", f"[{', '.join(MANY_GROUPS)}]", longest(5)),
    ),
    *[
        invalid(
            f"variable named {key!r}",
            {"Environment": {"Variables": {key: "secret-value"}}},
            at(
                "environment.variables",
                HIDDEN,
                "Map keys must satisfy constraint: [" + matching("[a-zA-Z]([a-zA-Z0-9_])+") + "]",
            ),
        )
        for key in ("1A", "A", "", "A-B", "_HANDLER", "AÄ")
    ],
    invalid("layer of another form", {"Layers": ["base"]}, at("layers", "[base]", LAYERS)),
    invalid("layer without a version", {"Layers": [LAYER]}, at("layers", f"[{LAYER}]", LAYERS)),
    invalid(
        "two file systems",
        {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": f"/mnt/{n}"} for n in "ab"]},
        at(
            "fileSystemConfigs",
            f"[FileSystemConfig(arn={ACCESS_POINT}, localMountPath=/mnt/a, s3FilesConfig=null), "
            f"FileSystemConfig(arn={ACCESS_POINT}, localMountPath=/mnt/b, s3FilesConfig=null)]",
            longest(1),
        ),
    ),
    invalid(
        "file system without its members",
        {"FileSystemConfigs": [{}]},
        at("fileSystemConfigs.1.member.arn", None, NOT_NULL),
        at("fileSystemConfigs.1.member.localMountPath", None, NOT_NULL),
    ),
    invalid(
        "file system mounted elsewhere",
        {"FileSystemConfigs": [{"Arn": ACCESS_POINT, "LocalMountPath": "/data"}]},
        at("fileSystemConfigs.1.member.localMountPath", "/data", matching(r"/mnt/[a-zA-Z0-9-_.]+")),
    ),
    invalid(
        "file system that is no access point",
        {"FileSystemConfigs": [{"Arn": "arn:aws:s3:::bucket", "LocalMountPath": "/mnt/a"}]},
        at("fileSystemConfigs.1.member.arn", "arn:aws:s3:::bucket", matching(ACCESS_POINT_PATTERN)),
    ),
    invalid(
        "dead letter target is no ARN",
        {"DeadLetterConfig": {"TargetArn": "queue"}},
        at("deadLetterConfig.targetArn", "queue", matching(ARN_PATTERN)),
    ),
    invalid(
        "working directory too long",
        {"ImageConfig": {"WorkingDirectory": "/" + "w" * 1000}},
        at("imageConfig.workingDirectory", "/" + "w" * 1000, longest(1000)),
    ),
    invalid(
        "capacity provider without its member",
        {"CapacityProviderConfig": {}},
        at("capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig", None, NOT_NULL),
    ),
    invalid(
        "capacity provider of another form, concurrency 0",
        {
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "pool",
                    "PerExecutionEnvironmentMaxConcurrency": 0,
                }
            }
        },
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.capacityProviderArn",
            "pool",
            matching(PROVIDER_PATTERN),
        ),
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.perExecutionEnvironmentMaxConcurrency",
            0,
            least(1),
        ),
    ),
    invalid(
        "memory per processor too much",
        {
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": PROVIDER,
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 8.5,
                }
            }
        },
        at(
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig.executionEnvironmentMemoryGiBPerVCpu",
            8.5,
            most("8.0"),
        ),
    ),
    invalid(
        "durable execution timeout 0",
        {"DurableConfig": {"ExecutionTimeout": 0}},
        at("durableConfig.executionTimeout", 0, least(1)),
    ),
    invalid(
        "durable retention 91",
        {"DurableConfig": {"RetentionPeriodInDays": 91}},
        at("durableConfig.retentionPeriodInDays", 91, most(90)),
    ),
    invalid(
        "runtime configuration without alias",
        {"RuntimeConfig": {"RuntimeArn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:runtime/mine"}},
        at("runtimeConfig.runtimeAlias", None, NOT_NULL),
    ),
    invalid(
        "accelerator without its size",
        {"AcceleratorConfig": {}},
        at("acceleratorConfig.acceleratorMemorySize", None, NOT_NULL),
    ),
    invalid(
        "function name with a space",
        {},
        at("functionName", "bad name", matching(NAME_PATTERN)),
        name="bad%20name",
    ),
    invalid("function name of four parts", {}, at("functionName", "a:b:c", matching(NAME_PATTERN)), name="a%3Ab%3Ac"),
    invalid("function name too long", {}, at("functionName", "n" * 141, longest(140)), name="n" * 141),
    invalid(
        "three members at once",
        {"Role": "r1", "Timeout": 0, "MemorySize": 1},
        at("role", "r1", matching(ROLE_PATTERN)),
        at("timeout", 0, least(1)),
        at("memorySize", 1, least(128)),
    ),
    invalid(
        "constraints before existence",
        {"Timeout": 0},
        at("timeout", 0, least(1)),
        name="nothing-of-this-name",
    ),
]
