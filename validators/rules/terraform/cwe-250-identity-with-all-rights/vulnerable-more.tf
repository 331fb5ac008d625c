resource "docker_container" "x" {
  privileged = true # finding
}
