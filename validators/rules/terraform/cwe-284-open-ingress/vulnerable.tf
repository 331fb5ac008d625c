resource "aws_security_group" "a" {
  # finding
  ingress {
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    cidr_blocks = ["0.0.0.0/0"]
  }
}
#----
variable "from" {
  default = "0.0.0.0/0"
}
# finding
resource "aws_security_group_rule" "b" {
  type        = "ingress"
  cidr_blocks = [var.from]
}
#----
# finding
resource "azurerm_network_security_rule" "c" {
  access                 = "Allow"
  direction              = "Inbound"
  destination_port_range = "3389"
  source_address_prefix  = "*"
}
#----
# finding
resource "google_compute_firewall" "d" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
#----
# finding
resource "aws_network_acl_rule" "e" {
  rule_action = "allow"
  protocol    = "tcp"
  cidr_block  = "0.0.0.0/0"
}
#----
resource "digitalocean_firewall" "f" {
  # finding
  inbound_rule {
    source_addresses = ["0.0.0.0/0"]
  }
}
#----
resource "aws_lightsail_instance_public_ports" "a" {
  port_info { # finding
    protocol  = "tcp"
    from_port = 3306
    to_port   = 3306
    cidrs     = ["0.0.0.0/0"]
  }
}
#----
resource "digitalocean_database_firewall" "a" {
  rule { # finding
    type  = "ip_addr"
    value = "0.0.0.0/0"
  }
}
