resource "aws_instance" "plain" {
  metadata_options {
    http_tokens = "required" # evidence
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    workload_metadata_config {
      node_metadata = "GKE_METADATA" # evidence
    }
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    metadata {
      disable-legacy-endpoints = true # evidence
    }
  }
}
