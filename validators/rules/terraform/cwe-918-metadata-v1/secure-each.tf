resource "aws_instance" "plain" {
  metadata_options {
    http_tokens = "required" # evidence
  }
}
#----
variable "given" {
  default = "required"
}
resource "aws_launch_template" "given" {
  metadata_options {
    http_tokens = var.given # evidence
  }
}
#----
locals {
  kept = { on = "required" }
}
resource "aws_launch_configuration" "kept" {
  metadata_options {
    http_tokens = local.kept.on # evidence
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
variable "given" {
  default = "GKE_METADATA"
}
resource "google_container_node_pool" "given" {
  node_config {
    workload_metadata_config {
      node_metadata = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "GKE_METADATA" }
}
resource "google_container_cluster" "kept" {
  node_config {
    workload_metadata_config {
      node_metadata = local.kept.on # evidence
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
#----
variable "given" {
  default = true
}
resource "google_container_node_pool" "given" {
  node_config {
    metadata {
      disable-legacy-endpoints = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_compute_instance" "kept" {
  node_config {
    metadata {
      disable-legacy-endpoints = local.kept.on # evidence
    }
  }
}
