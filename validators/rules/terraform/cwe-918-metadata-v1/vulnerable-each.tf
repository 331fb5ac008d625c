resource "aws_instance" "plain" {
  metadata_options {
    http_tokens = "optional" # finding
  }
}
#----
variable "given" {
  default = "optional"
}
resource "aws_launch_template" "given" {
  metadata_options {
    http_tokens = var.given # finding
  }
}
#----
resource "aws_launch_configuration" "many" {
  for_each = { quay = "optional" }
  metadata_options {
    http_tokens = each.value # finding
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
variable "given" {
  default = "EXPOSE"
}
resource "google_container_node_pool" "given" {
  node_config {
    workload_metadata_config {
      node_metadata = var.given # finding
    }
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "EXPOSE" }
  node_config {
    workload_metadata_config {
      node_metadata = each.value # finding
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
#----
variable "given" {
  default = false
}
resource "google_container_node_pool" "given" {
  node_config {
    metadata {
      disable-legacy-endpoints = var.given # finding
    }
  }
}
#----
resource "google_compute_instance" "many" {
  for_each = { quay = false }
  node_config {
    metadata {
      disable-legacy-endpoints = each.value # finding
    }
  }
}
