resource "linode_firewall" "a" {
  inbound_policy = "DROP" # evidence
}
#----
variable "chosen" {
  default = "DROP"
}
resource "linode_firewall" "a" {
  inbound_policy = var.chosen # evidence
}
#----
locals {
  chosen = "DROP"
}
resource "linode_firewall" "b" {
  inbound_policy = local.chosen # evidence
}
#----
resource "kubernetes_network_policy" "a" {
  spec {
    ingress {
      from {
        # evidence
        ip_block {
          cidr = "10.20.0.0/16"
        }
      }
    }
  }
}
