resource "aws_instance" "this" {
  metadata_options {
    http_tokens = "required" # evidence
  }
}
#----
resource "aws_launch_template" "this" {
  metadata_options {
    http_tokens = "required" # evidence
  }
}
#----
resource "google_container_cluster" "this" {
  node_config {
    workload_metadata_config {
      node_metadata = "GKE_METADATA" # evidence
    }
  }
}
#----
resource "aws_instance" "x" {
  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "google_container_node_pool" "sheds" {
  node_config {
    metadata = {
      disable-legacy-endpoints = "true" # evidence
    }
  }
}
