//! What runs in containers, said the same way for every format: under `$started` of a document stands a list, one for each container or
//! image, of `image`, `text` (its entry point and arguments, joined) and `env` (each `name`, `value`); under `$images` every image that is
//! named. Knows where formats write these, no program.

use assay_manifests::Span;

use super::{Node, Value, path::find};

/// Of the stages of a Dockerfile (`stages`, `final`).
pub fn dockerfile(root: &mut Node) {
    let images = find(root, "stages.*.from").into_iter().filter(|from| from.get("external").is_some());
    let images = images.filter_map(|from| from.get("image").cloned()).collect();
    let started = root.get("final").map(|last| {
        let parts = ["last_entrypoint", "last_cmd"].into_iter().filter_map(|key| {
            let instruction = last.get(key)?;
            let text = instruction.get("text").and_then(Node::text)?;
            Some(Node::new(Value::Text(exec_form(text)), instruction.span))
        });
        let env = find(last, "instructions").into_iter().flat_map(Node::items);
        let env = env.filter(|one| one.get("kind").and_then(Node::text) == Some("ENV"));
        let env = env.flat_map(|one| one.get("pairs").map(Node::items).unwrap_or_default().iter().cloned()).collect();
        started(last.get("from").and_then(|from| from.get("image")), &parts.collect::<Vec<_>>(), env, last.span)
    });
    put(root, started.into_iter().collect(), images);
}

/// Of the services of a Compose file, which have their `$env`.
pub fn compose(root: &mut Node) {
    let services = find(root, "services.*");
    let of = |service: &&Node| {
        let env = service.get("$env").map(Node::items).unwrap_or_default().to_vec();
        started(service.get("image"), &words(service, &["entrypoint", "command"]), env, service.span)
    };
    let images = services.iter().filter_map(|service| service.get("image").cloned()).collect();
    let all = services.iter().map(of).collect();
    put(root, all, images);
}

/// Of the containers of a workload, which stand under `$containers`.
pub fn kubernetes(root: &mut Node) {
    let Some(containers) = root.get("$containers").cloned() else { return };
    let of = |container: &Node| {
        let env = container.get("env").map(Node::items).unwrap_or_default().to_vec();
        started(container.get("image"), &words(container, &["command", "args"]), env, container.span)
    };
    let images = containers.items().iter().filter_map(|container| container.get("image").cloned()).collect();
    put(root, containers.items().iter().map(of).collect(), images);
}

/// Of a unit of systemd: what it starts.
pub fn systemd(root: &mut Node) {
    let commands: Vec<Node> = find(root, "Service.ExecStart").into_iter().cloned().collect();
    let env = environment(root);
    let all = commands.iter().map(|command| started(None, std::slice::from_ref(command), env.clone(), command.span)).collect();
    put(root, all, Vec::new());
}

/// What a unit of systemd sets for its program: each line holds words `NAME=value`, in quotes where a value has blanks.
pub(super) fn environment(root: &Node) -> Vec<Node> {
    let mut out = Vec::new();
    for line in find(root, "Service.Environment") {
        let (mut word, mut quote) = (String::new(), None);
        for c in line.text().unwrap_or_default().chars().chain([' ']) {
            match quote {
                Some(open) if c == open => quote = None,
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None if c.is_whitespace() => {
                    if let Some((name, value)) = std::mem::take(&mut word).split_once('=') {
                        out.push(Node::named(name, Node::new(Value::Text(value.to_owned()), line.span)));
                    }
                }
                _ => word.push(c),
            }
        }
    }
    out
}

/// Of what clouds run: tasks, services, jobs and functions that a resource describes (Terraform) or a type (CloudFormation).
pub fn cloud(root: &mut Node) {
    const PLACES: &[&str] = &[
        "resource.aws_ecs_task_definition.*.container_definitions",
        "resource.google_cloud_run_service|google_cloud_run_v2_service|google_cloud_run_v2_job.**.containers",
        "resource.kubernetes_deployment|kubernetes_deployment_v1|kubernetes_stateful_set|kubernetes_stateful_set_v1.**.container|init_container",
        "resource.kubernetes_daemonset|kubernetes_daemon_set_v1|kubernetes_job|kubernetes_job_v1|kubernetes_pod|kubernetes_pod_v1.**.container",
        "resource.kubernetes_cron_job|kubernetes_cron_job_v1.**.container",
        "resource.azurerm_container_group.*.container|init_container",
        "resource.azurerm_container_app|azurerm_container_app_job.**.container",
        "resource.aws_lambda_function|google_cloudfunctions_function|google_cloudfunctions2_function.*",
        "resource.docker_container.*",
        "$types.AWS::ECS::TaskDefinition.ContainerDefinitions",
        "$types.AWS::Lambda::Function",
    ];
    let (mut all, mut images) = (Vec::new(), Vec::new());
    for node in PLACES.iter().flat_map(|path| find(root, path)).flat_map(Node::items) {
        if !matches!(node.value, Value::Map(_)) {
            continue;
        }
        let image = node.get("image").or_else(|| node.get("Image"));
        images.extend(image.cloned());
        let mut env = Vec::new();
        for path in [
            "env|environment|Environment|environment_variables",
            "environment|Environment.variables|Variables",
            "service_config.environment_variables",
        ] {
            for given in find(node, path).into_iter().flat_map(Node::items) {
                let of = |lower: &str, upper: &str| given.get(lower).or_else(|| given.get(upper));
                match (&given.value, of("name", "Name").and_then(Node::text), of("value", "Value")) {
                    (_, Some(name), value) => env.extend(value.map(|value| Node::named(name, value.clone()))),
                    (Value::Map(entries), None, _) => {
                        let plain = entries.iter().filter(|(_, value)| !matches!(value.value, Value::Map(_) | Value::List(_)));
                        env.extend(plain.map(|(name, value)| Node::named(name, value.clone())));
                    }
                    (Value::Text(text), ..) => {
                        let pair = text.split_once('=');
                        env.extend(pair.map(|(name, value)| Node::named(name, Node::new(Value::Text(value.to_owned()), given.span))));
                    }
                    _ => {}
                }
            }
        }
        let parts = words(node, &["entryPoint", "EntryPoint", "entrypoint", "command", "Command", "commands", "args"]);
        all.push(started(image, &parts, env, node.span));
    }
    put(root, all, images);
}

fn put(root: &mut Node, all: Vec<Node>, images: Vec<Node>) {
    let span = root.span;
    root.put("$started", Node::new(Value::List(all), span));
    root.put("$images", Node::new(Value::List(images), span));
}

fn started(image: Option<&Node>, parts: &[Node], env: Vec<Node>, whole: Span) -> Node {
    let at = parts.last().map_or(whole, |last| last.span);
    let text = parts.iter().filter_map(Node::text).collect::<Vec<_>>().join(" ");
    let mut entries = vec![("text".to_owned(), Node::new(Value::Text(text), at)), ("env".to_owned(), Node::new(Value::List(env), whole))];
    entries.extend(image.map(|image| ("image".to_owned(), image.clone())));
    Node::new(Value::Map(entries), at)
}

/// The words at these keys, each key's joined: a list of words or one line.
fn words(node: &Node, keys: &[&str]) -> Vec<Node> {
    let of = |key: &&str| {
        let given = node.get(key)?;
        let words: Vec<String> = given.items().iter().map(|word| word.scalar().unwrap_or_else(|| "$".to_owned())).collect();
        Some(Node::new(Value::Text(words.join(" ")), given.span))
    };
    keys.iter().filter_map(of).collect()
}

/// `["a", "b"]` as `a b`; a line stays as it is.
fn exec_form(text: &str) -> String {
    let listed = text.trim_start().starts_with('[').then(|| serde_json::from_str::<Vec<String>>(text).ok()).flatten();
    listed.map_or_else(|| text.to_owned(), |words| words.join(" "))
}

#[cfg(test)]
mod tests {
    use assay_manifests::Language;

    use crate::document::scripts::tests::texts;

    #[test]
    fn every_format_says_what_it_starts() {
        let file = "FROM a:1 AS b\nFROM b\nENV X=1\nENTRYPOINT [\"run\", \"--a\"]\nCMD [\"--b\"]\n";
        assert_eq!(texts(Language::Dockerfile, "Dockerfile", file, "$started.text"), ["run --a --b"]);
        assert_eq!(texts(Language::Dockerfile, "Dockerfile", file, "$images"), Vec::<String>::new());
        assert_eq!(texts(Language::Dockerfile, "Dockerfile", file, "$images.*"), ["a:1"]);
        assert_eq!(texts(Language::Dockerfile, "Dockerfile", file, "$started.env.value"), ["1"]);
        let file = "services:\n  a:\n    image: i:2\n    command: [serve, --port, 80]\n    environment: {E: \"2\"}\n";
        assert_eq!(texts(Language::Yaml, "compose.yaml", file, "$started.text"), ["serve --port 80"]);
        let file = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: i:3\n    command: [sh, -c]\n    args: [\"x | y\"]\n";
        assert_eq!(texts(Language::Yaml, "p.yaml", file, "$started.text"), ["sh -c x | y"]);
        let file = "resource \"aws_ecs_task_definition\" \"t\" {\n  container_definitions = jsonencode([{image = \"i:4\", command = [\"a\", \"b\"], environment = [{name = \"N\", value = \"v\"}]}])\n}\nresource \"google_cloud_run_v2_service\" \"s\" {\n  template {\n    containers {\n      image = \"i:5\"\n      args = [\"c\"]\n      env {\n        name = \"M\"\n        value = \"w\"\n      }\n    }\n  }\n}\n";
        assert_eq!(texts(Language::Terraform, "main.tf", file, "$started.text"), ["a b", "c"]);
        assert_eq!(texts(Language::Terraform, "main.tf", file, "$started.env.value"), ["v", "w"]);
        let file = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  T:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - {Image: 'i:6', Command: [x, y], Environment: [{Name: N, Value: v}]}\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Environment: {Variables: {L: z}}}\n";
        assert_eq!(texts(Language::Yaml, "t.yaml", file, "$started.env.value"), ["v", "z"]);
        let file = "[Service]\nEnvironment=A=b\nEnvironment=C=1 \"D=two words\" 'E=3' F=\"4 5\"\nExecStart=/bin/x --y\n";
        assert_eq!(texts(Language::Systemd, "x.service", file, "$started.text"), ["/bin/x --y"]);
        for place in ["$started.env", "$settings"] {
            assert_eq!(texts(Language::Systemd, "x.service", file, &format!("{place}.name")), ["A", "C", "D", "E", "F"]);
            assert_eq!(texts(Language::Systemd, "x.service", file, &format!("{place}.value")), ["b", "1", "two words", "3", "4 5"]);
        }
    }
}
