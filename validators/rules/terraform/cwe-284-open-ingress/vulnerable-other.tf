resource "linode_firewall" "a" {
  inbound_policy = "ACCEPT" # finding
}
#----
variable "chosen" {
  default = "ACCEPT"
}
resource "linode_firewall" "a" {
  inbound_policy = var.chosen # finding
}
#----
locals {
  chosen = "ACCEPT"
}
resource "linode_firewall" "b" {
  inbound_policy = local.chosen # finding
}
#----
resource "kubernetes_network_policy" "a" {
  spec {
    ingress {
      from {
        # finding
        ip_block {
          cidr = "0.0.0.0/0"
        }
      }
    }
  }
}
