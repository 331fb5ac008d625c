resource "docker_container" "x" {
  privileged = false # evidence
}
