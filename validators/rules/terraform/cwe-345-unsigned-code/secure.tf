resource "google_container_cluster" "a" {
  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE" # evidence
  }
}
#----
resource "google_container_cluster" "b" {
  enable_binary_authorization = true # evidence
}
#----
variable "mode" {
  default = "POLICY_BINDINGS"
}
resource "google_container_cluster" "c" {
  binary_authorization {
    evaluation_mode = var.mode # evidence
  }
}
#----
resource "google_container_node_pool" "near" {
  cluster = "ships"
}
