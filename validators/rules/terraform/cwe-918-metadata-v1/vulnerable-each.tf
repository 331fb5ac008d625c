resource "aws_instance" "plain" {
  metadata_options {
    http_tokens = "optional" # finding
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    workload_metadata_config {
      node_metadata = "EXPOSE" # finding
    }
  }
}
#----
resource "google_container_cluster" "plain" {
  node_config {
    metadata {
      disable-legacy-endpoints = false # finding
    }
  }
}
