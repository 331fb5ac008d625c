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
#----
locals {
  berths = [["::/0"], ["0.0.0.0/0"]]
}
resource "aws_security_group" "spread" {
  # finding
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = concat(local.berths...)
  }
}
#----
locals {
  rules = [{ port = "22", from = "0.0.0.0/0" }, { port = "443", from = "192.0.2.0/24" }]
  from  = { for rule in local.rules : rule.port => rule.from... }
}
resource "aws_security_group" "grouped" {
  # finding
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = local.from["22"]
  }
}
#----
locals {
  quays = ["0.0.0.0/0", "::/0"]
}
# finding
resource "aws_security_group_rule" "counted" {
  count       = length(local.quays)
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [local.quays[count.index]]
}
