resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = true # evidence
  }
}
