# finding
resource "aws_instance" "this" {
}
#----
resource "aws_instance" "this" {
  metadata_options {
    http_tokens = "optional" # finding
  }
}
#----
# finding
resource "aws_launch_template" "this" {
}
#----
resource "aws_launch_template" "this" {
  metadata_options {
    http_tokens = "optional" # finding
  }
}
#----
resource "google_container_cluster" "this" {
  node_config {
    workload_metadata_config {
      node_metadata = "EXPOSE" # finding
    }
  }
}
#----
resource "google_container_cluster" "this" {
  node_config {
    metadata {
      disable-legacy-endpoints = false # finding
    }
  }
}

resource "google_container_node_pool" "sheds" {
  node_config {
    metadata = {
      disable-legacy-endpoints = "false" # finding
    }
  }
}
