resource "google_container_cluster" "plain" {
  binary_authorization {
    evaluation_mode = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_container_cluster" "given" {
  binary_authorization {
    evaluation_mode = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  binary_authorization {
    evaluation_mode = local.kept.on # evidence
  }
}
