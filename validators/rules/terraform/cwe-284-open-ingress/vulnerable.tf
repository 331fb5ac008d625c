resource "aws_security_group" "a" {
  # finding
  ingress {
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
}
# finding
resource "aws_security_group_rule" "b" {
  type        = "ingress"
  from_port   = 0
  to_port     = 65535
  cidr_blocks = var.anywhere
}
variable "anywhere" { default = ["0.0.0.0/0"] }
# finding
resource "azurerm_network_security_rule" "c" {
  access                     = "Allow"
  direction                  = "Inbound"
  source_address_prefix      = "*"
  destination_port_range     = "3389"
}
# finding
resource "google_compute_firewall" "d" {
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
  source_ranges = ["0.0.0.0/0"]
}
