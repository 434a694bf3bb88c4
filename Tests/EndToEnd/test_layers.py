"""What a function finds of its layers: merged in order under /opt, and on its language's path."""

import pytest

from support import packages, runtimes
from support.functions import fresh_name
from support.promise import needs


@pytest.fixture
def layer(client):
    """Publishes layers: `layer({name: text})` gives the ARN of the version."""

    def publish(files, name=None):
        answer = client.publish_layer_version(
            LayerName=name or fresh_name("layer"), Content={"ZipFile": packages.zip_of(files)}
        )
        return answer["LayerVersionArn"]

    return publish


def test_layers_are_merged_in_order_under_opt(code, layer):
    needs("Layers")
    first = layer({"both.txt": "first", "one.txt": "1", "folder/a.txt": "a1", "folder/b.txt": "b1"})
    second = layer({"both.txt": "second", "two.txt": "2", "folder/a.txt": "a2"})
    third = layer({"both.txt": "third", "run.sh": ("#!/bin/sh\necho ran\n", 0o755)})
    read = """
        result = {}
        for folder, _, names in os.walk("/opt"):
            for name in names:
                result[os.path.join(folder, name)] = open(os.path.join(folder, name)).read()
        """
    function = code(Layers=[first, second])
    merged = {
        "/opt/one.txt": "1", "/opt/two.txt": "2", "/opt/folder/a.txt": "a2", "/opt/folder/b.txt": "b1",
    }  # fmt: skip
    assert function(read) == {**merged, "/opt/both.txt": "second"}
    function.update(Layers=[second, first])
    assert function(read) == {**merged, "/opt/both.txt": "first", "/opt/folder/a.txt": "a1"}
    function.update(Layers=[first, second, third])
    seen = function(read)
    assert seen["/opt/both.txt"] == "third"
    assert function("import subprocess; result = subprocess.run(['/opt/run.sh'], capture_output=True, text=True).stdout") == "ran\n"
    function.update(Layers=[])
    assert function(read) == {}
    assert function("result = os.path.isdir('/opt')")


def test_five_layers(code, layer):
    needs("Layers")
    arns = [layer({f"{number}.txt": str(number), "last.txt": str(number)}) for number in range(5)]
    function = code(Layers=arns)
    assert function("result = sorted(os.listdir('/opt'))") == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "last.txt"]
    assert function("result = open('/opt/last.txt').read()") == "4"


def test_an_environment_keeps_the_layers_of_its_configuration(code, layer):
    name = fresh_name("layer")
    old = layer({"python/shared.py": "value = 'old'"}, name)
    function = code(Layers=[old])
    assert function("import shared; result = shared.value") == "old"
    new = layer({"python/shared.py": "value = 'new'"}, name)
    assert function("import shared; result = shared.value") == "old"
    function.update(Layers=[new])
    assert function("import shared; result = shared.value") == "new"


def test_a_function_outlives_the_layer_version_that_it_names(client, code, layer):
    name = fresh_name("layer")
    arn = layer({"python/shared.py": "value = 'kept'"}, name)
    function = code(Layers=[arn])
    client.delete_layer_version(LayerName=name, VersionNumber=1)
    function.update(Description="a new environment")
    assert function("import shared; result = shared.value") == "kept"


def test_python_finds_modules_of_layers_after_those_of_the_code(create, layer):
    version = runtimes.python().removeprefix("python")
    arn = layer(
        {
            "python/both.py": "value = 'layer'",
            "python/only.py": "value = 'layer'",
            f"python/lib/python{version}/site-packages/site_only.py": "value = 'site'",
        }
    )
    source = "import both, only, site_only\ndef handler(e, c): return [both.value, only.value, site_only.value]\n"
    function = create(code=packages.python(source, **{"both.py": "value = 'code'"}), Handler="app.handler", Layers=[arn])
    assert function() == ["code", "layer", "site"]


def test_node_finds_modules_of_layers(create, layer):
    major = runtimes.nodejs().removeprefix("nodejs").removesuffix(".x")
    arn = layer(
        {
            "nodejs/node_modules/plain/index.js": "module.exports = 'plain'",
            f"nodejs/node{major}/node_modules/versioned/index.js": "module.exports = 'versioned'",
        }
    )
    source = "exports.handler = async () => [require('plain'), require('versioned')]"
    function = create("nodejs", code=packages.nodejs(source, name="index.js"), Handler="index.handler", Layers=[arn])
    assert function() == ["plain", "versioned"]


BOOTSTRAP = (packages.FUNCTIONS / "provided" / "bootstrap").read_bytes()


def test_a_custom_runtime_may_come_from_a_layer(create, layer):
    arn = layer({"bootstrap": (BOOTSTRAP, 0o755)})
    function = create("provided", code=packages.zip_of({"nothing.txt": "here"}), Layers=[arn])
    assert function({"a": 1})["event"] == {"a": 1}


def test_the_codes_bootstrap_comes_before_the_layers(create, layer):
    arn = layer({"bootstrap": ("#!/bin/sh\nexit 3\n", 0o755)})
    function = create("provided", Layers=[arn])
    assert function({"a": 1})["event"] == {"a": 1}


def test_programs_and_libraries_of_layers_are_on_the_paths(code, layer):
    arn = layer({"bin/from-a-layer": ("#!/bin/sh\necho found\n", 0o755), "lib/data.txt": "x"})
    function = code(Layers=[arn])
    assert function("import subprocess; result = subprocess.run(['from-a-layer'], capture_output=True, text=True).stdout") == "found\n"
    found = function("result = [d for d in os.environ['LD_LIBRARY_PATH'].split(':') if os.path.exists(d + '/data.txt')]")
    assert len(found) == 1


def test_a_wrapper_may_come_from_a_layer(create, layer):
    wrapper = "#!/bin/sh\nexport WRAPPED=yes\nexec \"$@\"\n"
    arn = layer({"wrapper": (wrapper, 0o755)})
    variables = {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/wrapper"}}
    function = create(Layers=[arn], Environment=variables)
    assert function({"do": "see"})["variables"]["WRAPPED"] == "yes"
